import type { Instant } from "#kernel/time.ts";
import { integerInWords } from "#kernel/vnd.ts";
import {
  applicantFields,
  type Applicant,
  type Heading,
  type PaperLine,
  paperRows,
  type Sheet,
  sheetOf,
} from "./sheet.ts";
import { momentInWords, momentOrBlank } from "./words.ts";

/** How a dossier came decides who signs its receipt: an online applicant does not. */
export type SignedBy = "both" | "receiver-only";

/** Everything on Mẫu 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả (TT 01/2018/TT-VPCP Điều 9). */
export type Receipt = {
  readonly heading: Heading;
  /** Bộ phận tiếp nhận và trả kết quả. */
  readonly receivingUnit: string;
  readonly applicant: Applicant;
  /** Nội dung yêu cầu giải quyết. */
  readonly request: string;
  readonly papers: readonly PaperLine[];
  /** Số bộ. */
  readonly sets: number;
  /** The limit in words: `05 ngày làm việc`. */
  readonly limit: string;
  readonly receivedAt: Instant;
  /** Null while no date can be given; then the line stays dotted. */
  readonly dueAt: Instant | null;
  readonly returnPlace: string;
  /** After a financial obligation a second stage runs; both null when there is none. */
  readonly secondStage: { readonly receivedAt: Instant | null; readonly dueAt: Instant | null } | null;
  readonly book: { readonly volume: string; readonly ordinal: string };
  readonly officer: string;
  readonly signedBy: SignedBy;
  /** The public look-up: the page people type in, the receipt's secret, and the link in the QR code that has both. */
  readonly lookup: { readonly url: string; readonly secret: string; readonly link: string };
  readonly unitPhone: string;
};

/** Mẫu 01 with the labels of the official form. */
export function presentReceipt(receipt: Receipt): Sheet {
  const { secondStage, book, lookup } = receipt;
  return sheetOf("receipt", receipt.heading, {
    ...applicantFields(receipt.applicant),
    receivingUnit: receipt.receivingUnit,
    request: receipt.request,
    papers: paperRows(receipt.papers),
    sets: `${String(receipt.sets).padStart(2, "0")} (bộ), bằng chữ: ${integerInWords(receipt.sets)} bộ`,
    limit: receipt.limit,
    receivedAt: momentInWords(receipt.receivedAt),
    dueAt: momentOrBlank(receipt.dueAt),
    returnPlace: receipt.returnPlace,
    secondStage:
      secondStage === null
        ? []
        : [{ receivedAt: momentOrBlank(secondStage.receivedAt), dueAt: momentOrBlank(secondStage.dueAt) }],
    volume: book.volume,
    ordinal: book.ordinal,
    officer: receipt.officer,
    signedBy: receipt.signedBy,
    lookupUrl: lookup.url,
    secret: lookup.secret,
    qrText: lookup.link,
    unitPhone: receipt.unitPhone,
  });
}
