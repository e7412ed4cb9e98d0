import { dateInVietnam } from "#kernel/time.ts";
import { databaseNow } from "#platform/db/db.ts";
import type { FeesInWords } from "#modules/procedures/index.ts";
import { describeRule } from "../domain/describe-rule.ts";
import { ruleInForce } from "./rule-in-force.ts";

/** What the cases of a procedure cost today, for the page that everybody reads before coming. */
export const feesInWords: FeesInWords = async (db, cases) => {
  const today = dateInVietnam(await databaseNow(db));
  const rules = [];
  for (const one of cases) rules.push(await ruleInForce(db, one, today));
  return rules.map(({ rule, given }) => {
    const isOpen = rule.items.length > 0;
    return { ...describeRule(rule, given), doubts: isOpen ? rule.doubts : [] };
  });
};
