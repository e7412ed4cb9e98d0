import type { Instant } from "#kernel/time.ts";
import type { FeeLine } from "#modules/dossiers/domain.ts";

/** How money came: over a counter, by bank transfer, through the national platform, or collected at the door by the post. */
export type Channel = "cash" | "transfer" | "gateway" | "cod";

/** When it is to be paid: before the dossier is worked on, while it is, or before the result is handed over. */
export type Purpose = "before" | "during" | "after";

export type RequestState = "open" | "settled" | "cancelled" | "refunded";

/** A demand (yêu cầu thanh toán, handbook §5.3). */
export type PaymentRequest = {
  readonly id: string;
  readonly reference: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly agencyId: string;
  readonly purpose: Purpose;
  readonly lines: readonly FeeLine[];
  readonly amount: number;
  readonly payerName: string;
  readonly payerAddress: string;
  readonly reason: string;
  readonly stopsClock: boolean;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly state: RequestState;
  readonly settledAt: Instant | null;
  /** What brought the last đồng: a payment, or an allocation of held money; receipts are kept under this id. */
  readonly settlementId: string | null;
  readonly endedReason: string;
};

/**
 * What became of money that came: it settled a request; is not yet enough; settled it and left a rest; came for a request
 * that is settled or gone; or nobody knows what for (B-31, B-32, B-34).
 */
export type Outcome = "settled" | "partial" | "over" | "duplicate" | "unknown";

export type Payment = {
  readonly id: string;
  readonly provider: string;
  readonly providerRef: string;
  readonly reference: string | null;
  readonly requestId: string | null;
  readonly amount: number;
  readonly channel: Channel;
  readonly account: string;
  readonly paidAt: Instant;
  readonly recordedAt: Instant;
  readonly payerName: string;
  readonly note: string;
  readonly shiftId: string | null;
  readonly actorId: string;
  readonly outcome: Outcome;
  readonly state: "taken" | "voided";
  readonly entryId: string;
  readonly voidedAt: Instant | null;
  readonly voidedBy: string | null;
  readonly voidApprovedBy: string | null;
  readonly voidReason: string;
};

export type SuspenseReason = "partial" | "over" | "duplicate" | "unknown" | "ended";

/** Money held until somebody knows where it belongs, with a clock (tiền chờ xử lý). */
export type SuspenseItem = {
  readonly id: string;
  readonly paymentId: string;
  readonly requestId: string | null;
  readonly reason: SuspenseReason;
  readonly amount: number;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly ownerId: string | null;
  readonly state: "open" | "settled" | "refunding" | "refunded" | "voided";
  readonly note: string;
  readonly closedAt: Instant | null;
};

export type Refund = {
  readonly id: string;
  readonly suspenseItemId: string | null;
  readonly requestId: string | null;
  readonly amount: number;
  /** Of a settled request: the lines that the money comes from; empty for held money. */
  readonly lines: readonly FeeLine[];
  readonly reason: string;
  readonly basis: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly state: "claimed" | "approved" | "rejected" | "paid";
  readonly claimedAt: Instant;
  readonly claimedBy: string;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  readonly decisionNote: string;
  readonly paidAt: Instant | null;
  readonly paidBy: string | null;
  readonly paidFrom: string;
  readonly paidReference: string;
  readonly shiftId: string | null;
};
