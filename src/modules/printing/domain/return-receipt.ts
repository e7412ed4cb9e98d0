import type { Instant, PlainDate } from "#kernel/time.ts";
import { formatDate } from "#kernel/time.ts";
import { type Heading, type Sheet, sheetOf } from "./sheet.ts";
import { momentOrBlank } from "./words.ts";

export type Contactable = { readonly name: string; readonly phone: string };

/** A result or a paper that leaves the centre with the receiver. */
export type ReturnedItem = {
  readonly kind: string;
  readonly number: string;
  readonly summary: string;
  readonly date: PlainDate | null;
};

/** Everything on the Giấy biên nhận trả kết quả: the full set and the originals go back (NĐ 61/2018/NĐ-CP Điều 20). */
export type ReturnReceipt = {
  readonly heading: Heading;
  readonly procedure: string;
  readonly owner: string;
  readonly giver: Contactable;
  readonly receiver: Contactable;
  /** Number and date of the authorisation; empty for the owner and the submitter. */
  readonly authorisation: string;
  readonly items: readonly ReturnedItem[];
  readonly returnedAt: Instant | null;
  /** How the receiver was identified and confirmed, one sentence a line; empty before the hand-over. */
  readonly proof: readonly string[];
  /** The signature that was drawn at the desk, as a picture; empty where the receiver signs on this paper. */
  readonly signatureSvg: string;
};

/** What is kept of the receiver's confirmation, as the paper shows it. */
export type ReceiptProof = { readonly lines: readonly string[]; readonly signatureSvg: string };

/** The return receipt that both sides sign. */
export function presentReturnReceipt(receipt: ReturnReceipt): Sheet {
  return sheetOf("return-receipt", receipt.heading, {
    procedure: receipt.procedure,
    owner: receipt.owner,
    giver: receipt.giver.name,
    giverPhone: receipt.giver.phone,
    receiver: receipt.receiver.name,
    receiverPhone: receipt.receiver.phone,
    authorisation: receipt.authorisation,
    returnedAt: momentOrBlank(receipt.returnedAt),
    proof: receipt.proof,
    signatureSvg: receipt.signatureSvg,
    items: receipt.items.map(({ kind, number, summary, date }) => ({
      kind,
      number,
      summary,
      date: date === null ? "" : formatDate(date),
    })),
  });
}
