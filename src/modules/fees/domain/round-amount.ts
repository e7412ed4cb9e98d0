import type { Rounding } from "./fee-rule.ts";

/**
 * What is left of an amount after a reduction of whole percent, rounded as the rule says; never above the amount and
 * never below nothing. Whole numbers only, so that 50 % of an odd amount has one answer.
 */
export function afterReduction(amount: number, percent: number, { unit, direction }: Rounding): number {
  const hundredths = amount * (100 - percent);
  const size = 100 * unit;
  const down = Math.floor(hundredths / size);
  const rest = hundredths - down * size;
  const isUp = direction === "up" ? rest > 0 : direction === "nearest" && rest * 2 >= size;
  return Math.min(amount, (isUp ? down + 1 : down) * unit);
}
