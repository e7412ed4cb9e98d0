export * from "./domain.ts";
export { issueReceipts, type IssueReceipts } from "./use-cases/issue-receipts.ts";
export { cancelReceipts, type CancelReceipts } from "./use-cases/cancel-receipts.ts";
export { listReceiptsOf, sumOfReceipts } from "./store/receipts.ts";
export { listReceiptsIssued, listReceiptsOfPayments } from "./store/issued.ts";
export { sumReceiptsByAgency } from "./store/sums.ts";
export { seedReceipts } from "./use-cases/seed-receipts.ts";
export { receiptRoutes } from "./http/routes.ts";
export { openReceiptPrinter } from "./use-cases/open-receipt-printer.ts";
