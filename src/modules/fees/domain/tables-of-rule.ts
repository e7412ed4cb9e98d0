import type { FeeRule, Money } from "./fee-rule.ts";

/** Names of the tables of the province that a rule looks into. */
export function tablesOfRule({ items }: FeeRule): readonly string[] {
  const amounts = items.flatMap(({ prices }) =>
    prices.flatMap(({ price }): readonly (Money | null)[] =>
      price.kind === "flat" ? [price.amount] : [price.cap, ...price.steps.map(({ amount }) => amount)],
    ),
  );
  const names = amounts.flatMap((money) =>
    typeof money === "object" && money !== null && "table" in money ? [money.table] : [],
  );
  return [...new Set(names)];
}
