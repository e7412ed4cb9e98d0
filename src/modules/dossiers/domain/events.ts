import type { Instant } from "#kernel/time.ts";
import type { ClockEvent, DueRule, TraceLine } from "#modules/deadlines/domain.ts";
import type { SupplementRule } from "#modules/procedures/domain.ts";
import type {
  AskedPaper,
  Channel,
  Delivery,
  DossierResult,
  FeeLine,
  HandOver,
  HeldOriginal,
  Paper,
  Party,
  Phase,
  ReturnBy,
} from "./dossier.ts";

/** What the pinned case of the procedure says about a dossier, frozen at its intake (NĐ 61/2018 Điều 17). */
export type PinnedCase = {
  readonly procedureId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly versionId: string;
  readonly caseId: string;
  readonly caseName: string;
  readonly immediate: boolean;
  readonly workflowVersionId: string | null;
  readonly agencyId: string;
  readonly rule: DueRule | null;
  readonly supplementRule: SupplementRule;
  readonly maxSupplements: number;
};

/** The due date after an act, the sentences that explain it, and what the act did to the clock. */
export type DueNow = {
  /** Null while the clock stands still. */
  readonly dueAt: Instant | null;
  readonly dueTrace: readonly TraceLine[];
  readonly clockEvent: ClockEvent | null;
};

export type DossierSubmitted = {
  readonly kind: "dossier-submitted";
  readonly at: Instant;
  readonly dossierId: string;
  readonly secret: string;
  readonly channel: Channel;
  readonly returnBy: ReturnBy;
  readonly pinned: PinnedCase;
  readonly receivingUnitId: string;
  readonly owner: Party;
  readonly submitter: Party;
  readonly summary: string;
  readonly copies: number;
  readonly papers: readonly Paper[];
};

export type DossierAccepted = DueNow & {
  readonly kind: "dossier-accepted";
  readonly at: Instant;
  /** Null only between the decision and the counter row, which is taken last. */
  readonly code: string | null;
  readonly rule: DueRule;
  readonly papers: readonly Paper[];
  readonly heldOriginals: readonly HeldOriginal[];
  readonly feesDue: number;
  /** What the sum is made of; absent in histories older than the rules of fees. */
  readonly feeLines?: readonly FeeLine[];
};

export type DossierRefused = {
  readonly kind: "dossier-refused";
  readonly at: Instant;
  readonly code: string | null;
  readonly ground: RefusalGround;
  readonly reason: string;
};

/** Structured reasons of Mẫu 03; free text always comes with one of them. */
export type RefusalGround =
  "not-competent" | "not-eligible" | "papers-not-completed" | "papers-invalid" | "already-resolved";

export type SupplementRequested = DueNow & {
  readonly kind: "supplement-requested";
  readonly at: Instant;
  readonly code: string | null;
  readonly phase: Phase;
  readonly reason: string;
  readonly papers: readonly AskedPaper[];
  readonly secondBasis: string | null;
  readonly late: boolean;
};

export type SupplementSupplied = DueNow & {
  readonly kind: "supplement-supplied";
  readonly at: Instant;
  readonly phase: Phase;
  readonly papers: readonly Paper[];
};

export type DossierAssigned = {
  readonly kind: "dossier-assigned";
  readonly at: Instant;
  readonly handlerId: string;
};

/** Steps of a workflow that leave a trace in the dossier's own history. */
export type StepKind =
  | "received"
  | "assigned"
  | "appraised"
  | "reviewed"
  | "signed"
  | "registered"
  | "decided"
  | "convened"
  | "consulted"
  /** The applicant explained or completed what a step of the workflow waited for. */
  | "explained"
  /** Work went back to an earlier step, with the reason in the note. */
  | "returned";

/** A step may stop or restart the clock where the process does not count time (Điều 19.5; quy trình nội bộ). */
export type StepRecorded = Partial<DueNow> & {
  readonly kind: "step-recorded";
  readonly at: Instant;
  readonly step: StepKind;
  readonly stepCode: string;
  readonly note: string;
};

export type DossierTransferred = {
  readonly kind: "dossier-transferred";
  readonly at: Instant;
  readonly toAgencyId: string;
  readonly reason: string;
};

export type ObligationRequested = DueNow & {
  readonly kind: "obligation-requested";
  readonly at: Instant;
  readonly notice: string;
};

export type ObligationMet = DueNow & {
  readonly kind: "obligation-met";
  readonly at: Instant;
  readonly evidence: string;
};

export type DeadlineExtended = {
  readonly kind: "deadline-extended";
  readonly at: Instant;
  readonly previousDueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
  readonly letterNumber: string;
  readonly late: boolean;
  readonly dueTrace: readonly TraceLine[];
  readonly clockEvent: ClockEvent;
};

export type DeadlineAdjusted = {
  readonly kind: "deadline-adjusted";
  readonly at: Instant;
  readonly previousDueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
  readonly dueTrace: readonly TraceLine[];
};

export type FeePaid = {
  readonly kind: "fee-paid";
  readonly at: Instant;
  /** In đồng. */
  readonly amount: number;
  readonly receiptNumber: string;
};

/** More to pay than was known at acceptance. */
export type FeeCharged = {
  readonly kind: "fee-charged";
  readonly at: Instant;
  readonly lines: readonly FeeLine[];
  readonly reason: string;
};

/** A payment that did not happen after all: the receipt was cancelled, the sum is due again. */
export type PaymentVoided = {
  readonly kind: "payment-voided";
  readonly at: Instant;
  readonly amount: number;
  readonly receiptNumber: string;
  readonly reason: string;
};

/** Money given back, and no longer asked for. */
export type FeeRefunded = {
  readonly kind: "fee-refunded";
  readonly at: Instant;
  readonly amount: number;
  readonly reference: string;
  readonly reason: string;
};

/** The result left for the post or came back from it undelivered (QĐ 45/2016/QĐ-TTg). */
export type DeliveryMoved = {
  readonly kind: "delivery-moved";
  readonly at: Instant;
  readonly delivery: Extract<Delivery, "with-post" | "awaiting-pickup">;
  readonly note: string;
};

export type DossierResolved = {
  readonly kind: "dossier-resolved";
  readonly at: Instant;
  readonly result: DossierResult;
};

export type DossierStopped = {
  readonly kind: "dossier-stopped";
  readonly at: Instant;
  readonly reason: string;
  readonly legalBasis: string;
};

export type DossierWithdrawn = {
  readonly kind: "dossier-withdrawn";
  readonly at: Instant;
  readonly reason: string;
};

export type DossierHandedOver = {
  readonly kind: "dossier-handed-over";
  readonly at: Instant;
  readonly handOver: HandOver;
};

export type OriginalsGivenBack = {
  readonly kind: "originals-given-back";
  readonly at: Instant;
  readonly originals: readonly HeldOriginal[];
  readonly receiverId: string;
};

export type DossierClosed = { readonly kind: "dossier-closed"; readonly at: Instant };

/** Everything that can be written in the history of a dossier. `at` is server time, to the microsecond. */
export type DossierEvent =
  | DossierSubmitted
  | DossierAccepted
  | DossierRefused
  | SupplementRequested
  | SupplementSupplied
  | DossierAssigned
  | StepRecorded
  | DossierTransferred
  | ObligationRequested
  | ObligationMet
  | DeadlineExtended
  | DeadlineAdjusted
  | FeePaid
  | FeeCharged
  | PaymentVoided
  | FeeRefunded
  | DeliveryMoved
  | DossierResolved
  | DossierStopped
  | DossierWithdrawn
  | DossierHandedOver
  | OriginalsGivenBack
  | DossierClosed;

export type EventKind = DossierEvent["kind"];
