import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { catalogueRule, type CatalogueCase } from "../domain/catalogue-rule.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import type { Given } from "../domain/resolve-money.ts";
import { tableNames } from "../domain/tables-of-rule.ts";
import { findFeeRule } from "../store/fee-rules.ts";
import { listProvincialFees } from "../store/provincial-fees.ts";

/** The rule that holds for a case on a day, with the amounts of the province that it needs. */
export type RuleInForce = {
  /** Null with number 0: nobody entered a rule, the fee of the catalogue itself counts. */
  readonly id: string | null;
  readonly number: number;
  readonly rule: FeeRule;
  readonly given: Given;
};

/** Finds the rule of a case; where nobody entered one, the published fees of the catalogue are the rule. */
export async function ruleInForce(db: Db, of: CatalogueCase, on: PlainDate): Promise<RuleInForce> {
  const stored = await findFeeRule(db, { procedureCode: of.procedureCode, caseCode: of.caseCode, on });
  const rule = stored?.rule ?? catalogueRule(of);
  const provincial = await listProvincialFees(db, tableNames(rule));
  return { id: stored?.id ?? null, number: stored?.number ?? 0, rule, given: { on, provincial } };
}
