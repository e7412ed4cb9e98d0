import { dateInVietnam, formatDate, formatInstant, Temporal, type PlainDate } from "#kernel/time.ts";
import { formatInteger, formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Book } from "./book.ts";
import { formatReceiptNumber, type Receipt } from "./receipt.ts";
import { receiptTitle } from "./receipt-xml.ts";
import { KIND_NAMES, METHOD_NAMES } from "./texts.ts";

/** The copies (liên) of a receipt, handbook §5.4. */
export const COPIES = ["Liên 1: Lưu tại cơ quan thu", "Liên 2: Giao cho người nộp tiền", "Liên 3: Lưu nội bộ"] as const;

/** Data of the printed receipt; every text is finished, the template only places it. */
export type ReceiptSheet = {
  readonly paper: "a5";
  readonly title: string;
  readonly code: string;
  readonly copies: readonly string[];
  readonly principal: { readonly name: string; readonly address: string; readonly taxCode: string };
  readonly delegate: readonly {
    readonly name: string;
    readonly address: string;
    readonly taxCode: string;
    readonly agreement: string;
  }[];
  readonly form: string;
  readonly symbol: string;
  readonly number: string;
  readonly kindName: string;
  readonly lines: readonly { readonly name: string; readonly amount: string }[];
  readonly payer: string;
  readonly address: string;
  readonly amount: string;
  readonly words: string;
  readonly method: string;
  readonly place: string;
  readonly date: string;
  readonly collector: string;
  /** `ĐÃ HỦY` across the page, or empty. */
  readonly stamp: string;
  /** Why it is not in force, and what it corrects or is corrected by. */
  readonly remarks: readonly string[];
  readonly electronic: string;
  readonly qrText: string;
};

export type Printed = {
  readonly receipt: Receipt;
  readonly book: Pick<Book, "parties" | "medium">;
  readonly original: Receipt | undefined;
  readonly corrections: readonly Receipt[];
  readonly history: readonly { readonly kind: string; readonly reason: string; readonly at: Receipt["issuedAt"] }[];
  /** `1`, `2`, `3`, or all three. */
  readonly copies: readonly string[];
  readonly hash: string;
  /** Where anybody can check the receipt. */
  readonly checkUrl: string;
};

/** The receipt with the contents of Decree 254/2026 and the lines of handbook §5.4. */
export function presentReceiptSheet(printed: Printed): ReceiptSheet {
  const { receipt, book, copies, hash, checkUrl } = printed;
  const { principal, delegate, place } = book.parties;
  return {
    paper: "a5",
    title: receiptTitle(receipt.kind),
    code: receipt.dossier.code,
    copies,
    principal,
    delegate:
      delegate === null
        ? []
        : [
            {
              name: delegate.name,
              address: delegate.address,
              taxCode: delegate.taxCode,
              agreement: `${delegate.agreementNumber} ngày ${formatDate(dayOf(delegate.agreementDate))}`,
            },
          ],
    form: receipt.form,
    symbol: receipt.symbol,
    number: formatReceiptNumber(receipt.number),
    kindName: KIND_NAMES[receipt.kind].toLocaleLowerCase("vi"),
    lines: receipt.lines.map(({ name, amount }) => ({ name, amount: formatInteger(amount) })),
    payer: receipt.payer.name,
    address: receipt.payer.address,
    amount: formatMoney(receipt.amount),
    words: moneyInWords(receipt.amount),
    method: METHOD_NAMES[receipt.method],
    place,
    date: dateInWords(dateInVietnam(receipt.issuedAt)),
    collector: receipt.cashierName,
    stamp: stampOf(receipt),
    remarks: remarksOf(printed),
    electronic: book.medium === "electronic" ? `Bản thể hiện của biên lai điện tử. Mã băm SHA-256: ${hash}` : "",
    qrText: checkUrl,
  };
}

function stampOf({ state }: Receipt): string {
  if (state === "cancelled") return "ĐÃ HỦY";
  return state === "replaced" ? "ĐÃ BỊ THAY THẾ" : "";
}

function remarksOf({ receipt, original, corrections, history }: Printed): readonly string[] {
  const gone = history.filter(({ kind }) => kind === "cancelled");
  return [
    ...(original === undefined
      ? []
      : [`${receipt.correction === "replacement" ? "Thay thế" : "Điều chỉnh"} biên lai ${original.label}.`]),
    ...corrections.map(({ label, correction }) =>
      correction === "replacement"
        ? `Đã bị thay thế bằng biên lai ${label}.`
        : `Được điều chỉnh bằng biên lai ${label}.`,
    ),
    ...gone.map(({ reason, at }) => `Đã hủy lúc ${formatInstant(at)}. Lý do: ${reason}`),
  ];
}

/** A date as official papers write it: days below 10 and January and February get a zero (NĐ 30/2020/NĐ-CP). */
export function dateInWords(date: PlainDate): string {
  const month = date.month < 3 ? `0${date.month}` : String(date.month);
  return `ngày ${String(date.day).padStart(2, "0")} tháng ${month} năm ${date.year}`;
}

function dayOf(text: string): PlainDate {
  return Temporal.PlainDate.from(text);
}
