export type * from "./domain/dossier.ts";
export type * from "./domain/events.ts";
export type * from "./domain/refusal.ts";
export { ACTS, actsIn, EVENT_OF, stateAfter, TRANSITIONS, type Act } from "./domain/transitions.ts";
export { availableActions } from "./domain/available-actions.ts";
export { authority, authorityToReceive, may, maySee, type Subject } from "./domain/policy.ts";
export { formatDossierCode, normaliseDossierCode, parseDossierCode, type DossierCode } from "./domain/dossier-code.ts";
export { nationalStatus, NATIONAL_STATUS_NAME, type NationalStatus } from "./domain/national-status.ts";
export { answerDueAt, isOverdue, timeliness, type Timeliness } from "./domain/timeliness.ts";
export { born, evolve } from "./domain/evolve.ts";
export { missingPapers, type Acceptance } from "./domain/accept.ts";
export type { Submission } from "./domain/submit.ts";
export type { IntakeRefusal } from "./domain/refuse.ts";
export type { SupplementRequest } from "./domain/request-supplement.ts";
export type { Supply } from "./domain/supply.ts";
export type { Assignment } from "./domain/assign.ts";
export type { RecordedStep } from "./domain/record-step.ts";
export type { Transfer } from "./domain/transfer.ts";
export type { ObligationEvidence, ObligationNotice } from "./domain/obligation.ts";
export type { DeadlineExtension } from "./domain/extend-deadline.ts";
export type { DeadlineAdjustment } from "./domain/adjust-deadline.ts";
export type { Payment } from "./domain/record-payment.ts";
export type { Charge } from "./domain/charge-fee.ts";
export { isAmount, sumOfLines } from "./domain/fee-lines.ts";
export type { Resolution } from "./domain/resolve.ts";
export type { Stop } from "./domain/stop.ts";
export type { Withdrawal } from "./domain/withdraw.ts";
export type { GivenBack } from "./domain/give-back-originals.ts";
export { dossierDueChip } from "./domain/due-chip.ts";
export { listReach, type Reach } from "./domain/reach.ts";
export { normaliseSecret } from "./domain/receipt-secret.ts";
export {
  ACT_NAMES,
  CHANNEL_NAMES,
  DELIVERY_NAMES,
  EVENT_NAMES,
  MONEY_NAMES,
  REFUSAL_GROUNDS,
  RETURN_BY_NAMES,
  STATE_NAMES,
  SYNC_NAMES,
} from "./domain/texts.ts";
