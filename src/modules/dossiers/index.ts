export * from "./domain.ts";
export type { Acting, Reaction } from "./use-cases/acting.ts";
export type { Answer } from "./use-cases/once.ts";
export type { Target } from "./use-cases/perform.ts";
export { submitDossier, type SubmitDossier } from "./use-cases/submit-dossier.ts";
export { receiveDossier, receiveDossierOnce, type ReceiveDossier } from "./use-cases/receive-dossier.ts";
export { acceptDossier, acceptDossierOnce, type AcceptDossier } from "./use-cases/accept-dossier.ts";
export { refuseDossier } from "./use-cases/refuse-dossier.ts";
export { requestSupplement } from "./use-cases/request-supplement.ts";
export { supply } from "./use-cases/supply.ts";
export { assignDossier } from "./use-cases/assign-dossier.ts";
export { recordStep } from "./use-cases/record-step.ts";
export { transferDossier } from "./use-cases/transfer-dossier.ts";
export { requestObligation } from "./use-cases/request-obligation.ts";
export { meetObligation } from "./use-cases/meet-obligation.ts";
export { extendDeadline } from "./use-cases/extend-deadline.ts";
export { adjustDeadline } from "./use-cases/adjust-deadline.ts";
export { recordPayment } from "./use-cases/record-payment.ts";
export { chargeFee } from "./use-cases/charge-fee.ts";
export { voidFeePayment } from "./use-cases/void-payment.ts";
export { refundFee } from "./use-cases/refund-fee.ts";
export { moveDelivery } from "./use-cases/move-delivery.ts";
export { resolveDossier } from "./use-cases/resolve-dossier.ts";
export { stopDossier } from "./use-cases/stop-dossier.ts";
export { withdrawDossier } from "./use-cases/withdraw-dossier.ts";
export { handOver } from "./use-cases/hand-over.ts";
export { giveBackOriginals } from "./use-cases/give-back-originals.ts";
export { closeDossier } from "./use-cases/close-dossier.ts";
export {
  findDossier,
  findDossierByCode,
  getDossier,
  listDossiersById,
  listUnpaidDossiers,
  lockDossier,
} from "./store/load.ts";
export {
  countOpen,
  listAwaitingPickup,
  listByDueDate,
  listNewest,
  OPEN_STATES,
  PAGE_SIZE,
  searchDossiers,
  type Counts,
  type DossierLine,
  type Page,
  type PageRequest,
} from "./store/lists.ts";
export { listSameOwner, type SameOwnerDossier } from "./store/same-owner.ts";
export { timeline, type TimelineEntry } from "./store/timeline.ts";
export { listDossierIds, replayDossier, type Replayed } from "./store/replay.ts";
export { dropDraft, findDraft, listDrafts, saveDraft, type IntakeDraft } from "./store/drafts.ts";
export { lookUpReceipt, type Lookup, type Receipt } from "./store/receipts.ts";
export { verifyHistory, type BadRow, type Fault, type Verification } from "./store/verify-history.ts";
export type { AssessAtAcceptance } from "./http/accept-fees.ts";
export { actingFor, type DossierDeps } from "./http/deps.ts";
export { problemOf } from "./http/present-refusal.ts";
export { API_PATH, dossierPath, LOOK_UP_PATH, receiptPath } from "./http/paths.ts";
export { registerDossierRoutes } from "./http/routes.ts";
export { dossierListRoutes } from "./http/staff-list-routes.tsx";
export { dossierStaffRoutes, type StaffPageDeps } from "./http/staff-routes.tsx";
export { presentDue } from "./http/present-due.ts";
export type { StaffPrintLink } from "./pages/staff/dossier-page.tsx";
export { forgetLeftovers } from "./store/leftovers.ts";
