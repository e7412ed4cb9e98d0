import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { starterRules } from "../data/starter-rules.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { highestNumber, insertRules, listRules } from "../store/fee-rules.ts";

export type SeedingFees = { readonly newId: () => string; readonly now: Instant };

/** Writes the rules of the starter catalogue; a case that has a rule keeps it. Answers how many were written. */
export async function seedFeeRules(tx: Tx, { newId, now }: SeedingFees): Promise<number> {
  const rules = starterRules();
  const known = await listRules(tx, [...new Set(rules.map(({ procedureCode }) => procedureCode))]);
  const taken = new Set(known.flatMap(([first]) => (first === undefined ? [] : [keyOf(first.rule)])));
  const fresh: FeeRule[] = [];
  for (const rule of rules.filter((one) => !taken.has(keyOf(one)))) {
    if ((await highestNumber(tx, rule)) === 0) fresh.push(rule);
  }
  const rest = {
    number: 1,
    source: "starter",
    reason: "Danh mục khởi đầu",
    publishedAt: now,
    publishedBy: null,
  } as const;
  await insertRules(
    tx,
    fresh.map((rule) => ({ ...rest, id: newId(), rule })),
  );
  return fresh.length;
}

function keyOf({
  procedureCode,
  caseCode,
}: {
  readonly procedureCode: string;
  readonly caseCode: string | null;
}): string {
  return `${procedureCode} ${caseCode ?? ""}`;
}
