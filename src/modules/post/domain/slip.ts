import type { Instant, PlainDate } from "#kernel/time.ts";
import type { FeeLine, Paper } from "#modules/dossiers/domain.ts";
import type { FeeFacts } from "#modules/fees/domain.ts";
import type { SlipState } from "./slip-states.ts";
import type { TransitScope } from "./transit-time.ts";

/** The three forms of the service (QĐ 45/2016/QĐ-TTg Điều 5). */
export type PostalService = "send" | "receive" | "both";

/** Which way an item goes. */
export type Direction = "to-centre" | "to-home";

/** One end of a Phiếu gửi (TT 17/2017 Điều 9). */
export type PostalParty = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly district: string;
  readonly province: string;
};

/** How a side signed the slip: on the screen, as a drawing, or on the paper that is kept. */
export type SlipSignature = { readonly how: "screen" | "paper"; readonly strokes: string };

/** What a citizen hands over at home: all that the centre needs to let the dossier in. */
export type Consignment = {
  readonly caseId: string;
  readonly ownerId: string;
  readonly summary: string;
  readonly copies: number;
  readonly papers: readonly Paper[];
  /** Required papers that were not there; the citizen was told, in these words, what to add. */
  readonly missing: readonly string[];
  readonly guidance: string;
  readonly feeLines: readonly FeeLine[];
  readonly feesDue: number;
  /** What was known when the fees were assessed at the door; null on slips from before that. */
  readonly feeFacts: FeeFacts | null;
  /** The rules did not give the amount: the dossier waits for the counter, which says it. */
  readonly feesOpen: boolean;
  /** Phí, lệ phí taken at the door for the centre, in đồng: all of it or nothing. */
  readonly feesTaken: number;
  /** Where the result goes by post; null when the citizen fetches it. */
  readonly resultTo: PostalParty | null;
};

/** Phiếu gửi hồ sơ, Phiếu gửi kết quả: one item with its number, from hand to hand. */
export type PostalSlip = {
  readonly id: string;
  readonly version: number;
  readonly direction: Direction;
  readonly state: SlipState;
  readonly service: PostalService;
  /** Mã bưu gửi; null while a result only waits to be sent. */
  readonly number: string | null;
  readonly agencyId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly dossierId: string | null;
  readonly dossierCode: string | null;
  readonly sender: PostalParty;
  readonly receiver: PostalParty;
  /** What lies in the envelope, line by line, as the slip lists it. */
  readonly contents: readonly string[];
  readonly consignment: Consignment | null;
  readonly scope: TransitScope;
  readonly transitDays: number;
  /** The day by which the post has promised it; null until the post has it. */
  readonly promisedOn: PlainDate | null;
  /** Cước: the post's own money, never the centre's. */
  readonly postage: number;
  readonly postagePaidBy: "sender" | "receiver";
  readonly quality: "standard" | "express";
  /** What the post collects for the centre when it delivers, in đồng. */
  readonly codAmount: number;
  readonly collected: number | null;
  readonly sealed: boolean;
  readonly signatures: { readonly customer: SlipSignature; readonly officer: SlipSignature } | null;
  /** The first item of the parcel in which it goes with others; itself when it is the first, null when it goes alone. */
  readonly parcelId: string | null;
  /** The biên bản or bảng kê with which it last changed hands. */
  readonly batchId: string | null;
  /** The officer of the post who answers for it, and his place. */
  readonly carrier: { readonly officerId: string; readonly unitId: string; readonly agencyId: string } | null;
  readonly order: OrderState;
  /** When the post took it, and when it came to its end. */
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** What somebody has to look at now. */
  readonly attention: Attention | null;
  readonly note: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
};

/** Where the electronic order at the post stands. */
export type OrderState = "none" | "waiting" | "placed" | "refused" | "given-up";

export type Attention =
  "unpaid" | "not-entitled" | "missing-at-count" | "order-refused" | "order-given-up" | "conflict" | "paid-elsewhere";
