import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { assess, readAnswers, sumOfKind, type Assessment, type FeeFacts, type FeeKind } from "#modules/fees/domain.ts";
import { ruleInForce, type RuleInForce } from "#modules/fees/index.ts";
import { findPerson } from "#modules/identity/index.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import type { FeeFields, IntakeForm } from "../domain/intake-form.ts";

/** What the form would have to pay as it stands: the rule of today, the facts typed so far, the assessment. */
export type AssessedIntake = {
  readonly inForce: RuleInForce;
  readonly facts: FeeFacts;
  readonly assessment: Assessment;
};

/** Assesses the fees of a form; whether a person or an organisation pays is known from the owner. */
export async function assessIntake(
  db: Db,
  {
    form,
    procedureCase,
    at,
  }: { readonly form: IntakeForm; readonly procedureCase: ProcedureCase; readonly at: Instant },
): Promise<AssessedIntake> {
  const inForce = await ruleInForce(db, procedureCase, dateInVietnam(at));
  const isSubjectAsked = inForce.rule.items.length > 0 && form.owner.id !== "";
  const known = isSubjectAsked ? await findPerson(db, form.owner.id) : undefined;
  const subject = (known?.kind ?? form.owner.kind) === "organisation" ? "organisation" : "person";
  const facts = readAnswers(inForce.rule, form.fees, { subject, channel: form.channel });
  return { inForce, facts, assessment: assess(inForce.rule, facts, inForce.given) };
}

/** The fields of money as the page shows them next: what nobody touched follows the assessment, the rest stays typed. */
export function followAssessment(fees: FeeFields, assessment: Assessment): FeeFields {
  const shown = (kind: FeeKind) => (assessment.openKinds.includes(kind) ? "" : String(sumOfKind(assessment, kind)));
  const [shownPhi, shownLePhi] = [shown("phi"), shown("le-phi")];
  return {
    ...fees,
    phi: fees.phi === fees.shownPhi ? shownPhi : fees.phi,
    lePhi: fees.lePhi === fees.shownLePhi ? shownLePhi : fees.lePhi,
    shownPhi,
    shownLePhi,
  };
}
