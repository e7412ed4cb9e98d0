import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Assessment, FeeLine } from "../domain/assessment.ts";
import type { FeeFacts } from "../domain/fee-facts.ts";
import { tablesOf } from "./tables.ts";

/** An assessment as it was when the dossier was received, and what was asked in the end. */
export type StoredAssessment = {
  readonly id: string;
  readonly dossierId: string;
  readonly ruleId: string | null;
  readonly ruleNumber: number;
  readonly on: PlainDate;
  readonly facts: FeeFacts;
  readonly assessment: Assessment;
  readonly charged: readonly FeeLine[];
  readonly total: number;
  /** Why an officer asked for another amount; null when the rule's amount stands. */
  readonly correction: string | null;
  readonly at: Instant;
  readonly by: string;
};

/** Keeps an assessment for life. */
export async function insertAssessment(db: Db, kept: StoredAssessment): Promise<void> {
  await tablesOf(db)
    .insertInto("fee_assessment")
    .values({
      id: kept.id,
      dossier_id: kept.dossierId,
      rule_id: kept.ruleId,
      rule_number: kept.ruleNumber,
      assessed_on: kept.on.toString(),
      facts: JSON.stringify(kept.facts),
      assessment: JSON.stringify(kept.assessment),
      charged: JSON.stringify(kept.charged),
      total: kept.total,
      correction: kept.correction,
      assessed_at: sqlInstant(kept.at),
      assessed_by: kept.by,
    })
    .execute();
}

/** The assessment of a dossier, the newest one; undefined when nothing was ever assessed. */
export async function findAssessment(db: Db, dossierId: string): Promise<StoredAssessment | undefined> {
  const row = await tablesOf(db)
    .selectFrom("fee_assessment")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("assessed_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    dossierId: row.dossier_id,
    ruleId: row.rule_id,
    ruleNumber: row.rule_number,
    on: row.assessed_on,
    facts: row.facts,
    assessment: row.assessment,
    charged: row.charged,
    total: row.total,
    correction: row.correction,
    at: row.assessed_at,
    by: row.assessed_by,
  };
}
