import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { assess } from "../domain/assess.ts";
import { payableLines } from "../domain/assessment.ts";
import { catalogueRule, type CatalogueCase } from "../domain/catalogue-rule.ts";
import type { Charge } from "../domain/check-charge.ts";
import { bareFacts, type FeeChannel, type Subject } from "../domain/fee-facts.ts";
import { versionOn } from "../domain/rule-periods.ts";
import { listRules } from "../store/fee-rules.ts";
import { listProvincialFees } from "../store/provincial-fees.ts";
import type { Kept } from "./keep-assessment.ts";

/** A dossier of the usual kind: nobody counted pages, nobody claimed an exemption. */
export type UsualCase = {
  readonly of: CatalogueCase;
  readonly subject: Subject;
  readonly channel: FeeChannel;
  readonly on: PlainDate;
};

/** What it pays, and what `keepAssessment` keeps of it; nothing to keep while something must be confirmed. */
export type UsualCharge = {
  readonly charge: Charge;
  readonly kept: Pick<Kept, "inForce" | "facts" | "assessment" | "charge"> | undefined;
};

/** All rules read once, for who assesses many dossiers in a row: played demos and imports. */
export async function openRuleBook(db: Db): Promise<(usual: UsualCase) => UsualCharge> {
  const provincial = await listProvincialFees(db);
  const sets = new Map(
    (await listRules(db)).flatMap((of) => of.slice(0, 1).map(({ rule }) => [keyOf(rule), of] as const)),
  );
  return ({ of, subject, channel, on }) => {
    const day = on.toString();
    const own = versionOn(sets.get(keyOf(of)) ?? [], day);
    const stored = own ?? versionOn(sets.get(keyOf({ ...of, caseCode: null })) ?? [], day);
    const rule = stored?.rule ?? catalogueRule(of);
    const inForce = { id: stored?.id ?? null, number: stored?.number ?? 0, rule, given: { on, provincial } };
    const facts = bareFacts(subject, channel);
    const assessment = assess(rule, facts, inForce.given);
    const charge = { lines: payableLines(assessment), total: assessment.total, correction: null };
    const isOpen = assessment.openKinds.length > 0;
    return { charge, kept: isOpen ? undefined : { inForce, facts, assessment, charge } };
  };
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
