import type { Rounding } from "./fee-rule.ts";

/**
 * What is left of an amount after a reduction of whole percent, rounded as the rule says; never above the amount and
 * never below nothing. Whole numbers only, so that 50 % of an odd amount has one answer.
 */
export function afterReduction(amount: number, percent: number, { unit, direction }: Rounding): number {
  const size = 100 * unit;
  const left = 100 - percent;
  // Whole sizes apart from the remainder: no product leaves the whole numbers that are exact.
  const remainder = (amount % size) * left;
  const down = Math.floor(amount / size) * left + Math.floor(remainder / size);
  const rest = remainder % size;
  const isUp = direction === "up" ? rest > 0 : direction === "nearest" && rest * 2 >= size;
  return Math.min(amount, (isUp ? down + 1 : down) * unit);
}
