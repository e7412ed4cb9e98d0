import { conditionWords } from "./describe-rule.ts";
import type { FeeRule, Money } from "./fee-rule.ts";

/** A table of the province that a rule looks into, with words for what stands in it. */
export type NeededTable = { readonly table: string; readonly label: string };

/** The tables of the province that a rule looks into, each once. */
export function tablesOfRule(rule: FeeRule): readonly NeededTable[] {
  const needed = rule.items.flatMap(({ name, prices }) =>
    prices.flatMap(({ when, price }) => {
      const amounts: readonly (Money | null)[] =
        price.kind === "flat" ? [price.amount] : [price.cap, ...price.steps.map(({ amount }) => amount)];
      const label = [name, ...conditionWords(when, rule)].join(", ");
      return amounts.flatMap((money) => {
        return typeof money === "object" && money !== null && "table" in money ? [{ table: money.table, label }] : [];
      });
    }),
  );
  return [...new Map(needed.map((one) => [one.table, one])).values()];
}

/** Their names alone. */
export function tableNames(rule: FeeRule): readonly string[] {
  return tablesOfRule(rule).map(({ table }) => table);
}
