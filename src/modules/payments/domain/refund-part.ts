import type { FeeLine } from "#modules/dossiers/domain.ts";
import type { Refund } from "./payment.ts";

/** What of a request may still be claimed back, in đồng: what was paid less every claim that was not turned down. */
export function leftToRefund(paid: number, refunds: readonly Pick<Refund, "amount" | "state">[]): number {
  return paid - sum(refunds.filter(({ state }) => state !== "rejected"));
}

/** What of a request went back already, in đồng. */
export function givenBack(refunds: readonly Pick<Refund, "amount" | "state">[]): number {
  return sum(refunds.filter(({ state }) => state === "paid"));
}

/** The lines that are left when others were taken out of them; a line of which nothing is left is gone. */
export function linesLeft(lines: readonly FeeLine[], taken: readonly FeeLine[]): readonly FeeLine[] {
  const gone = new Map<string, number>();
  for (const line of taken) gone.set(keyOf(line), (gone.get(keyOf(line)) ?? 0) + line.amount);
  return lines.flatMap((line) => {
    const out = Math.min(line.amount, gone.get(keyOf(line)) ?? 0);
    gone.set(keyOf(line), (gone.get(keyOf(line)) ?? 0) - out);
    return out === line.amount ? [] : [{ ...line, amount: line.amount - out }];
  });
}

/**
 * Which lines a part that is given back comes from: the one line that has just this amount, else from the last line
 * upwards. Undefined when there is not that much. Phí and lệ phí stay apart, as on the receipts.
 */
export function partOfLines(lines: readonly FeeLine[], amount: number): readonly FeeLine[] | undefined {
  const whole = lines.find((line) => line.amount === amount);
  if (whole !== undefined) return [whole];
  const part: FeeLine[] = [];
  let missing = amount;
  for (const line of lines.toReversed()) {
    const out = Math.min(line.amount, missing);
    if (out > 0) part.unshift({ ...line, amount: out });
    missing -= out;
  }
  return missing === 0 ? part : undefined;
}

function sum(refunds: readonly { readonly amount: number }[]): number {
  return refunds.reduce((total, { amount }) => total + amount, 0);
}

function keyOf({ kind, code, name }: FeeLine): string {
  return JSON.stringify([kind, code, name]);
}
