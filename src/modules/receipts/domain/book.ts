import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { ReceiptKind } from "./receipt.ts";

export type Medium = "paper" | "electronic";

/** Who stands on the receipt, as it was when the book was opened. */
export type Parties = {
  readonly principal: { readonly name: string; readonly address: string; readonly taxCode: string };
  /** The bank or the post that writes for the principal, with the agreement that lets it. */
  readonly delegate: {
    readonly name: string;
    readonly address: string;
    readonly taxCode: string;
    readonly agreementNumber: string;
    readonly agreementDate: string;
  } | null;
  readonly place: string;
};

/** A book (sổ biên lai): a range of paper numbers, or the electronic numbers of one year. */
export type Book = {
  readonly id: string;
  readonly seriesId: string | null;
  readonly principalId: string;
  readonly holderId: string;
  readonly delegationId: string | null;
  readonly kind: ReceiptKind;
  readonly medium: Medium;
  readonly form: string;
  readonly symbol: string;
  readonly year: number;
  readonly firstNumber: number;
  /** Null: open-ended. */
  readonly lastNumber: number | null;
  readonly nextNumber: number;
  readonly parties: Parties;
  readonly basis: string;
  readonly opensOn: PlainDate;
  readonly closesOn: PlainDate;
};

/** The highest number of eight digits (Decree 254/2026). */
export const HIGHEST_NUMBER = 99_999_999;

/** Whether the book has a number left. */
export function hasNumberLeft({ nextNumber, lastNumber }: Pick<Book, "nextNumber" | "lastNumber">): boolean {
  return nextNumber <= (lastNumber ?? HIGHEST_NUMBER);
}

/** The symbol of a series in one year: `AA-26E`; the numbers begin again at 1 every 1 January. */
export function electronicSymbol(stem: string, year: number): string {
  return `${stem}-${String(year % 100).padStart(2, "0")}E`;
}

/** The last day of paper receipts (Decree 254/2026): from 1 January 2027 they are electronic only. */
export const LAST_PAPER_DAY = Temporal.PlainDate.from("2026-12-31");
