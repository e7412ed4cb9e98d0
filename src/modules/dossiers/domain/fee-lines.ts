import type { FeeLine } from "./dossier.ts";

/** The sum of lines of phí and lệ phí, in đồng. */
export function sumOfLines(lines: readonly FeeLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

/** Whether every line is a positive whole number of đồng with a name. */
export function areSoundLines(lines: readonly FeeLine[]): boolean {
  return lines.length > 0 && lines.every(({ name, amount }) => name.trim() !== "" && isAmount(amount));
}

/** Whether it is money that can be taken: a whole number of đồng above nothing, at most twelve digits (B-30). */
export function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount > 0 && amount < 1_000_000_000_000;
}
