import type { BankLine, MatchedBy, OurPayment, Verdict } from "./lines.ts";

/** Lines and payments that speak of the same request or of the same transaction. */
export type Group = { readonly lines: readonly BankLine[]; readonly payments: readonly OurPayment[] };

export type GroupVerdict = { readonly verdicts: readonly Verdict[]; readonly left: readonly OurPayment[] };

/**
 * Pairs the lines of a group with its payments, whatever their order: the same transaction number and amount first, then
 * the same amount, then the nearest amount as a difference. A line that finds all payments taken is money once more.
 */
export function matchGroup({ lines, payments }: Group, by: MatchedBy): GroupVerdict {
  const [line] = lines;
  const [payment] = payments;
  // Nearly every group is one line and one payment.
  if (lines.length === 1 && payments.length === 1 && line !== undefined && payment !== undefined) {
    if (isSameDirection(line, payment)) return { verdicts: [pairOf(line, payment, by)], left: [] };
  }
  const open = new Map(lines.toSorted(byValue).map((each) => [each.id, each]));
  const free = new Map(payments.toSorted(byPaymentValue).map((each) => [each.id, each]));
  const verdicts: Verdict[] = [];
  const take = (taken: BankLine, of: OurPayment) => {
    open.delete(taken.id);
    free.delete(of.id);
    verdicts.push(pairOf(taken, of, by));
  };
  for (const rule of [isSameTransaction, isSameAmount]) {
    for (const each of [...open.values()]) {
      const found = firstOf(free, (one) => rule(each, one));
      if (found !== undefined) take(each, found);
    }
  }
  for (const { line: each, payment: found } of nearest(open, free)) {
    if (open.has(each.id) && free.has(found.id)) take(each, found);
  }
  for (const each of open.values()) verdicts.push(leftOver(each, payments));
  return { verdicts, left: [...free.values()] };
}

function pairOf(line: BankLine, payment: OurPayment, by: MatchedBy): Verdict {
  return { line, class: line.amount === payment.amount ? "exact" : "differs", payment, by };
}

function isSameTransaction(line: BankLine, payment: OurPayment): boolean {
  return line.amount === payment.amount && line.bankRef !== "" && line.bankRef === payment.providerRef;
}

function isSameAmount(line: BankLine, payment: OurPayment): boolean {
  return line.amount === payment.amount;
}

/** Money in is never paired with money out. */
function isSameDirection(line: BankLine, payment: OurPayment): boolean {
  return line.amount < 0 === payment.amount < 0;
}

/** All pairs of one direction, the smallest difference first. */
function nearest(open: ReadonlyMap<string, BankLine>, free: ReadonlyMap<string, OurPayment>) {
  return [...free.values()]
    .flatMap((payment) =>
      [...open.values()].filter((line) => isSameDirection(line, payment)).map((line) => ({ line, payment })),
    )
    .toSorted((one, other) => gap(one) - gap(other));
}

function gap({ line, payment }: { readonly line: BankLine; readonly payment: OurPayment }): number {
  return Math.abs(line.amount - payment.amount);
}

function leftOver(line: BankLine, payments: readonly OurPayment[]): Verdict {
  const paid = payments.find((payment) => isSameDirection(line, payment));
  if (paid !== undefined) return { line, class: "duplicate", of: paid.id };
  const reference = payments.find((payment) => payment.reference !== null)?.reference ?? null;
  return { line, class: "only-bank", reference, proposal: null };
}

/** Order by what the bank says, never by where it stands in the file. */
export function byValue(one: BankLine, other: BankLine): number {
  return (
    compare(one.day, other.day) ||
    compare(one.bankRef, other.bankRef) ||
    one.amount - other.amount ||
    compare(one.content, other.content) ||
    compare(one.id, other.id)
  );
}

function byPaymentValue(one: OurPayment, other: OurPayment): number {
  return compare(one.day, other.day) || compare(one.providerRef, other.providerRef) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function firstOf<T>(from: ReadonlyMap<string, T>, fits: (value: T) => boolean): T | undefined {
  for (const value of from.values()) if (fits(value)) return value;
  return undefined;
}
