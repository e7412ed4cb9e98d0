import type { Instant } from "#kernel/time.ts";

/** Phí and lệ phí are never on one receipt (Luật Phí và lệ phí 2015; Decree 254/2026). */
export type ReceiptKind = "phi" | "le-phi";

/** One item on a receipt, in đồng. */
export type ReceiptLine = {
  readonly kind: ReceiptKind;
  readonly code: string;
  readonly name: string;
  readonly amount: number;
};

export type PaymentMethod = "cash" | "transfer" | "gateway" | "cod";

/** Đã dùng, hủy, đã bị thay thế, đã được điều chỉnh; a number without a receipt is "chưa dùng". */
export type ReceiptState = "used" | "cancelled" | "replaced" | "adjusted";

/** What a receipt is to an earlier one. */
export type Correction = "replacement" | "adjustment";

/** A receipt as it was written; only its state changes afterwards. */
export type Receipt = {
  readonly id: string;
  readonly bookId: string;
  readonly kind: ReceiptKind;
  readonly form: string;
  readonly symbol: string;
  readonly number: number;
  /** What people read out: `01BLP AA-26E 00000123`. */
  readonly label: string;
  readonly state: ReceiptState;
  readonly amount: number;
  readonly lines: readonly ReceiptLine[];
  readonly payer: { readonly name: string; readonly address: string };
  readonly dossier: { readonly id: string; readonly code: string };
  readonly paymentId: string;
  readonly method: PaymentMethod;
  readonly cashierId: string;
  readonly cashierName: string;
  readonly issuedAt: Instant;
  readonly correctsId: string | null;
  readonly correction: Correction | null;
};

/** Whether the money of the receipt still counts: neither cancelled nor replaced by another one. */
export function isInForce({ state }: Pick<Receipt, "state">): boolean {
  return state === "used" || state === "adjusted";
}

/**
 * Whether another receipt may replace or adjust it: while it is in force and is no adjustment itself; what was adjusted
 * is adjusted further, not replaced.
 */
export function mayBeCorrected({ state, correction }: Pick<Receipt, "state" | "correction">, by: Correction): boolean {
  if (correction === "adjustment") return false;
  return by === "replacement" ? state === "used" : isInForce({ state });
}

/** The number as it is printed, with eight digits. */
export function formatReceiptNumber(number: number): string {
  return String(number).padStart(8, "0");
}

/** Form, symbol and number as people read them out. */
export function receiptLabel({ form, symbol, number }: Pick<Receipt, "form" | "symbol" | "number">): string {
  return `${form} ${symbol} ${formatReceiptNumber(number)}`;
}

/** The sum of lines, in đồng. */
export function sumOf(lines: readonly ReceiptLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

/** The lines of each kind, lệ phí first: always in the same order, so that two collections never lock crosswise. */
export function linesByKind(
  lines: readonly ReceiptLine[],
): readonly { readonly kind: ReceiptKind; readonly lines: readonly ReceiptLine[] }[] {
  return RECEIPT_KINDS.map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind) })).filter(
    (group) => group.lines.length > 0,
  );
}

const RECEIPT_KINDS: readonly ReceiptKind[] = ["le-phi", "phi"];
