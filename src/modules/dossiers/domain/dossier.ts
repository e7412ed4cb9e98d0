import type { Instant, PlainDate } from "#kernel/time.ts";
import type { ClockEvent, DueRule, TraceLine } from "#modules/deadlines/domain.ts";
import type { SupplementRule } from "#modules/procedures/domain.ts";

/** Where the dossier stands in law. Overdue is not here: it is derived from `dueAt` (handbook §2.1). */
export type DossierState =
  | "submitted"
  | "awaiting-intake-supplement"
  | "refused"
  | "accepted"
  | "in-progress"
  | "awaiting-supplement"
  | "awaiting-obligation"
  | "resolved"
  | "returned"
  | "closed"
  | "withdrawn"
  | "stopped";

/** How the papers reached the centre (NĐ 61/2018 Điều 16). */
export type Channel = "direct" | "online" | "postal";

/** The four independent axes: business is `DossierState`; these are the other three. */
export type Money = "nothing-due" | "due" | "paid" | "refunded";
export type Delivery = "not-ready" | "awaiting-pickup" | "with-post" | "delivered";
export type Sync = "pending" | "synced" | "failed";

/** How the applicant wants the result (Mẫu 01, mục 6). */
export type ReturnBy = "at-centre" | "by-post" | "online";

/** One line of phí or lệ phí, never mixed (Luật Phí và lệ phí 2015); the amount in đồng. */
export type FeeLine = {
  readonly kind: "phi" | "le-phi";
  readonly code: string;
  readonly name: string;
  readonly amount: number;
};

/** The part of a person that a dossier shows; the person itself lives in identity. */
export type Party = { readonly id: string; readonly name: string; readonly phone: string | null };

/** One ticked component paper: how many of each kind were handed in, or why none was needed. */
export type Paper = {
  readonly code: string;
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly copies: number;
  readonly waivedBecause: string | null;
};

/** A paper the applicant is asked for on Mẫu 02. */
export type AskedPaper = {
  readonly name: string;
  readonly originals: number;
  readonly certified: number;
  readonly copies: number;
};

/** Supplements are counted per phase, never globally (handbook §3.1). */
export type Phase = "intake" | "processing";

export type Supplement = {
  readonly phase: Phase;
  readonly askedAt: Instant;
  readonly reason: string;
  readonly papers: readonly AskedPaper[];
  /** Legal basis under which a leader allowed a second request in the phase. */
  readonly secondBasis: string | null;
  /** Notice later than three working days after acceptance (NĐ 61/2018 Điều 19.4). */
  readonly late: boolean;
  readonly suppliedAt: Instant | null;
  readonly previousDueAt: Instant | null;
};

/** The one re-appointment, with its apology (NĐ 61/2018 Điều 19.9, Mẫu 04). */
export type Extension = {
  readonly at: Instant;
  readonly previousDueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
  readonly letterNumber: string;
  /** The apology went out later than one day before the due date. */
  readonly late: boolean;
};

/** A due date moved by a change of the calendar: old -> new, never silently. */
export type Adjustment = {
  readonly at: Instant;
  readonly previousDueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
};

export type Obligation = {
  readonly askedAt: Instant;
  readonly notice: string;
  readonly metAt: Instant | null;
  readonly evidence: string | null;
};

export type ResultKind = "granted" | "refused";

export type DossierResult = {
  readonly kind: ResultKind;
  readonly number: string;
  readonly signedOn: PlainDate;
  readonly signerId: string;
  readonly summary: string;
  /** The result is dated after the due date; for a refusal this breaks NĐ 61/2018 Điều 19.8 and is shown. */
  readonly late: boolean;
};

export type ReceiverKind = "owner" | "submitter" | "authorised";

export type HandOver = {
  readonly receiver: ReceiverKind;
  readonly receiverId: string;
  /** Number and date of the giấy ủy quyền, when the receiver is an authorised person. */
  readonly authorisation: string | null;
};

/** How a dossier ended, kept when it is closed so that its national status stays true. */
export type Ending = "returned" | "refused" | "withdrawn" | "stopped";

/** An original paper kept by the centre until it is given back (NĐ 61/2018 Điều 20). */
export type HeldOriginal = { readonly name: string; readonly count: number };

export type Dossier = {
  readonly id: string;
  /** The number of journal rows; every act names the version it was decided on. */
  readonly version: number;
  /** Mã hồ sơ, given at the first decision of the centre, never changed, never reused. */
  readonly code: string | null;
  /** Eight base32 letters printed on the receipt: with the code they open the public look-up. */
  readonly secret: string;
  readonly state: DossierState;
  readonly ending: Ending | null;
  readonly money: Money;
  readonly delivery: Delivery;
  readonly sync: Sync;
  readonly channel: Channel;
  readonly returnBy: ReturnBy;
  readonly procedureId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly versionId: string;
  readonly caseId: string;
  readonly caseName: string;
  readonly immediate: boolean;
  readonly workflowVersionId: string | null;
  /** The competent agency, whose code prefixes the dossier code. */
  readonly agencyId: string;
  /** The agency that has the dossier in hand now; differs from `agencyId` after a transfer. */
  readonly handlingAgencyId: string;
  /** Every agency that has or had a part in it: they may open it. */
  readonly involvedAgencyIds: readonly string[];
  readonly receivingUnitId: string;
  readonly handlerId: string | null;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerPhone: string | null;
  readonly submitterId: string;
  readonly submitterName: string;
  /** Trích yếu, at most 1,000 characters. */
  readonly summary: string;
  /** Số bộ hồ sơ. */
  readonly copies: number;
  readonly papers: readonly Paper[];
  readonly heldOriginals: readonly HeldOriginal[];
  /** Everything charged so far and not given back, in đồng; it must be paid before the result is handed over. */
  readonly feesDue: number;
  /** What of it was paid, in đồng. */
  readonly feesPaid: number;
  /** The limit in force at intake, pinned for life; null while a limit in prose is not yet confirmed. */
  readonly rule: DueRule | null;
  readonly supplementRule: SupplementRule;
  /** Full requests a phase allows without a leader. */
  readonly maxSupplements: number;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly originalDueAt: Instant | null;
  /** Null before acceptance and while the clock stands still. */
  readonly dueAt: Instant | null;
  /** Why the due date is what it is, sentence by sentence. */
  readonly dueTrace: readonly TraceLine[];
  readonly clockEvents: readonly ClockEvent[];
  readonly supplements: readonly Supplement[];
  readonly extensions: readonly Extension[];
  readonly adjustments: readonly Adjustment[];
  readonly obligations: readonly Obligation[];
  readonly refusalReason: string | null;
  readonly result: DossierResult | null;
  readonly handOver: HandOver | null;
  readonly resolvedAt: Instant | null;
  /** When the dossier ended: handed over, refused, withdrawn or stopped. */
  readonly endedAt: Instant | null;
  readonly closedAt: Instant | null;
};
