export * from "./domain.ts";
export { findRequest, findRequestByReference, listRequestsById, listRequestsOf } from "./store/requests.ts";
export { findPayment, findPaymentByRef, getPayment, listPayments, type PaymentFilter } from "./store/payments.ts";
export { assignSuspense, findSuspense, listSuspense, sumHeld, type SuspenseFilter } from "./store/suspense.ts";
export { findRefund, listRefunds, type RefundFilter } from "./store/refunds.ts";
export { momentIn, type Moment } from "./use-cases/acting.ts";
export { askForFees } from "./use-cases/open-request.ts";
export { openMissingRequests } from "./use-cases/open-missing-requests.ts";
export { requestPayment, type RequestPayment } from "./use-cases/request-payment.ts";
export { takePayment, type Taken, type TakePayment } from "./use-cases/take-payment.ts";
export { voidPayment, type VoidPayment } from "./use-cases/void-payment.ts";
export { settleSuspense, type SettledSuspense, type SettleSuspense } from "./use-cases/settle-suspense.ts";
export { claimRefund, type ClaimRefund, type RefundSource } from "./use-cases/claim-refund.ts";
export { decideRefund, type DecideRefund } from "./use-cases/decide-refund.ts";
export { payRefund, type PayRefund } from "./use-cases/pay-refund.ts";
export { serviceViewer } from "./use-cases/service-viewer.ts";
export { countPaidWays, sumBankTakings } from "./store/collected.ts";
export { moneySummary, type MoneySummary } from "./store/summary.ts";
export { onlinePaymentRoutes } from "./online/http/online-routes.ts";
export {
  DEMAND_PAPER_ROUTE,
  demandPaperPath,
  ONLINE_SETTINGS_PATH,
  payPath,
  staffPayPath,
} from "./online/http/paths.ts";
export { mayShowDemands } from "./online/use-cases/may-show-demands.ts";
export { openLink } from "./online/use-cases/pay-links.ts";
export { payCardFor } from "./online/http/pay-card-for.tsx";
export type { PayDeps } from "./online/http/pay-deps.ts";
export { heldFor, transferDataOf, type TransferData } from "./online/use-cases/transfer-data.ts";
export { listBeneficiaryAccounts } from "./online/store/beneficiary-accounts.ts";
export { listGatewayTransactions, type GatewayTransaction } from "./online/store/transactions.ts";
export { PLATFORM } from "./online/use-cases/take-gateway-payment.ts";
export type { OnlineDeps } from "./online/use-cases/online-deps.ts";
export { runOnlineJobs } from "./online/use-cases/run-online-jobs.ts";
export { seedDemoOnline } from "./online/use-cases/seed-demo-online.ts";
export { openPlatformSimulator } from "./online/simulator/open-platform-simulator.ts";
