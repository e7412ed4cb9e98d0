import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { assess, readAnswers, type Assessment, type FeeAnswers, type FeeFacts } from "#modules/fees/domain.ts";
import { ruleInForce, type RuleInForce } from "#modules/fees/index.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";

/** What the rules of a day ask for a dossier that the post brings, and from which facts. */
export type DoorAssessment = {
  readonly inForce: RuleInForce;
  readonly facts: FeeFacts;
  readonly assessment: Assessment;
};

export type DoorBasis = {
  readonly fees: FeeAnswers;
  readonly kind: "citizen" | "organisation";
  readonly on: PlainDate;
};

/** Assesses phí and lệ phí at the door by the very rules of the counter (handbook §5.2; QĐ 45/2016 Điều 6). */
export async function assessAtDoor(
  db: Db,
  procedureCase: ProcedureCase,
  { fees, kind, on }: DoorBasis,
): Promise<DoorAssessment> {
  const inForce = await ruleInForce(db, procedureCase, on);
  const subject = kind === "organisation" ? "organisation" : "person";
  const facts = readAnswers(inForce.rule, fees, { subject, channel: "postal" });
  return { inForce, facts, assessment: assess(inForce.rule, facts, inForce.given) };
}
