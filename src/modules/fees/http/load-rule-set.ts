import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { findProcedureByCode } from "#modules/procedures/index.ts";
import { legalBasisLine } from "#modules/procedures/domain.ts";
import { catalogueRule } from "../domain/catalogue-rule.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { versionOn } from "../domain/rule-periods.ts";
import { highestNumber, listVersions, type RuleKey, type StoredRule } from "../store/fee-rules.ts";

/** A rule with all its versions, and the one to show: in force that day, else the newest, else the catalogue's. */
export type RuleSet = {
  readonly versions: readonly StoredRule[];
  readonly inForce: StoredRule | undefined;
  readonly rule: FeeRule;
  /** The number that the next version gets. */
  readonly nextNumber: number;
};

/** Loads a rule set; 404 when neither a rule nor the catalogue knows the key. */
export async function loadRuleSet(db: Db, key: RuleKey, on: PlainDate): Promise<RuleSet> {
  const versions = await listVersions(db, key);
  const nextNumber = (await highestNumber(db, key)) + 1;
  const inForce = versionOn(versions, on.toString());
  const shown = inForce ?? versions.at(-1);
  if (shown !== undefined) return { versions, inForce, rule: shown.rule, nextNumber };
  const rule = await ruleOfCatalogue(db, key);
  if (rule === undefined) throw new HttpProblem(NOT_FOUND);
  return { versions, inForce: undefined, rule, nextNumber };
}

async function ruleOfCatalogue(db: Db, { procedureCode, caseCode }: RuleKey): Promise<FeeRule | undefined> {
  const content = (await findProcedureByCode(db, procedureCode))?.version.content;
  const one = content?.cases.find((candidate) => candidate.caseCode === caseCode) ?? content?.cases[0];
  if (content === undefined || one === undefined || (caseCode !== null && one.caseCode !== caseCode)) return undefined;
  const rule = catalogueRule({
    procedureCode,
    procedureName: content.name,
    caseCode: one.caseCode,
    ...(caseCode === null ? {} : { caseName: one.caseName }),
    fees: one.fees,
    legalBasis: legalBasisLine(content),
  });
  return { ...rule, caseCode };
}
