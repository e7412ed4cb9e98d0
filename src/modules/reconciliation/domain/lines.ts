/** A line of a bank's statement; money in is positive, money out negative, in whole đồng. */
export type BankLine = {
  readonly id: string;
  /** The bank's day, `yyyy-mm-dd` in Vietnam. */
  readonly day: string;
  readonly amount: number;
  /** The bank's own number of the transaction; empty when its file has none. */
  readonly bankRef: string;
  readonly content: string;
};

/** A payment of ours that is expected on a statement; a refund paid out is negative. */
export type OurPayment = {
  readonly id: string;
  /** Mã tham chiếu of its request; null while nobody knows what it is for. */
  readonly reference: string | null;
  /** Number under which the bank or the gateway told us of it. */
  readonly providerRef: string;
  readonly amount: number;
  readonly day: string;
};

/** The five classes of handbook §5.6; each line of the bank is in one of the first four, only-us has payments. */
export const CLASSES = ["exact", "differs", "only-bank", "duplicate"] as const;
export type LineClass = (typeof CLASSES)[number];

/** How a line was recognised. */
export type MatchedBy = "reference" | "provider-ref";

/** What the reconciliation says of one line. */
export type Verdict =
  | {
      readonly line: BankLine;
      readonly class: "exact" | "differs";
      readonly payment: OurPayment;
      readonly by: MatchedBy;
    }
  | {
      readonly line: BankLine;
      readonly class: "only-bank";
      /** A request of ours that nobody had paid: the transfer is first seen here. */
      readonly reference: string | null;
      /** The one payment of the same amount in the days around; for a person to confirm. */
      readonly proposal: OurPayment | null;
    }
  | { readonly line: BankLine; readonly class: "duplicate"; readonly of: string };

export type Reconciled = { readonly verdicts: readonly Verdict[]; readonly onlyUs: readonly OurPayment[] };

const MOST_DAYS = 5_000;
const DAYS = new Map<string, number>();

/** Days since 1970 of `yyyy-mm-dd`, to tell how far apart two days are. */
export function dayNumber(day: string): number {
  const known = DAYS.get(day);
  if (known !== undefined) return known;
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const number = daysFromCivil(year, month, date);
  DAYS.set(day, number);
  return number;
}

/** Gregorian day count without a clock or a calendar library: eras of 400 years, years from March. */
function daysFromCivil(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const ofDays = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
  return era * 146_097 + ofDays - 719_468;
}
