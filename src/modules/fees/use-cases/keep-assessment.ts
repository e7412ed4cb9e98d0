import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Assessment } from "../domain/assessment.ts";
import type { Charge } from "../domain/check-charge.ts";
import type { FeeFacts } from "../domain/fee-facts.ts";
import { insertAssessment } from "../store/fee-assessments.ts";
import type { RuleInForce } from "./rule-in-force.ts";

export type Kept = {
  readonly id: string;
  readonly dossierId: string;
  readonly at: Instant;
  readonly officerId: string;
  readonly inForce: RuleInForce;
  readonly facts: FeeFacts;
  readonly assessment: Assessment;
  readonly charge: Charge;
};

/** Keeps why a dossier pays what it pays, in the transaction that receives it; nothing to say where nothing is charged. */
export async function keepAssessment(db: Db, { inForce, charge, at, officerId, ...kept }: Kept): Promise<void> {
  if (inForce.rule.items.length === 0 && charge.lines.length === 0) return;
  await insertAssessment(db, {
    ...kept,
    ruleId: inForce.id,
    ruleNumber: inForce.number,
    on: dateInVietnam(at),
    charged: charge.lines,
    total: charge.total,
    correction: charge.correction,
    at,
    by: officerId,
  });
}
