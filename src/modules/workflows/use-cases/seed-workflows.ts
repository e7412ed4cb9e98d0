import { Temporal, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Limit, WorkflowDefinition } from "../domain/definition.ts";
import { KITE_PERMIT } from "../domain/example.ts";
import { DECISION_2487, LANG_SON_2487 } from "../domain/lang-son-2487.ts";
import { lintWorkflow } from "../domain/lint.ts";
import { IMMEDIATE, limitOfStandardCode, ON_THE_SPOT, standardWorkflow } from "../domain/standard.ts";
import type { Approval } from "../domain/workflow-version.ts";
import { findPublishedWorkflow, insertDraft, markPublished } from "../store/versions.ts";

export type Seeding = { readonly newId: () => string; readonly now: Instant };

const FROM_2487 = Temporal.PlainDate.from(DECISION_2487.date);
const DECISION: Approval = { number: DECISION_2487.number, date: FROM_2487 };
/** The demo's own processes: approved by a decision that does not exist, and says so. */
const DEMO: Approval = { number: "01/QĐ-MAU (giả định)", date: Temporal.PlainDate.from("2025-12-01") };

/** Limits that standard processes are made for at the start; others come with `ensureStandardWorkflow`. */
const USUAL: readonly Limit[] = [
  ...[0.5, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 15, 18, 20, 22, 25, 30, 35, 40, 45, 60].map(
    (value) => ({ value, unit: "working-day" }) as const,
  ),
  ...[2, 4, 8].map((value) => ({ value, unit: "hour" }) as const),
  ...[5, 10, 15, 20, 30, 45, 60].map((value) => ({ value, unit: "calendar-day" }) as const),
];

/** Publishes the eight real processes and the standard ones; what is in force already stays. Ids by code. */
export async function seedWorkflows(tx: Tx, seeding: Seeding): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const definition of LANG_SON_2487) {
    ids.set(definition.code, await ensure(tx, seeding, { definition, approval: DECISION }));
  }
  const own = [IMMEDIATE, ON_THE_SPOT, KITE_PERMIT, ...USUAL.map(standardWorkflow)];
  for (const definition of own) ids.set(definition.code, await ensure(tx, seeding, { definition, approval: DEMO }));
  return ids;
}

/** Id of the standard process for a limit, published when it is not there yet. */
export async function ensureStandardWorkflow(tx: Tx, limit: Limit, seeding: Seeding): Promise<string> {
  return ensure(tx, seeding, { definition: standardWorkflow(limit), approval: DEMO });
}

/** Id of the version in force for a code; standard codes (`STANDARD-5WD`) are made when missing, others undefined. */
export async function ensureWorkflow(tx: Tx, code: string, seeding: Seeding): Promise<string | undefined> {
  const published = await findPublishedWorkflow(tx, code);
  if (published !== undefined) return published.id;
  const limit = limitOfStandardCode(code);
  return limit === undefined ? undefined : ensureStandardWorkflow(tx, limit, seeding);
}

async function ensure(
  tx: Tx,
  { newId, now }: Seeding,
  { definition, approval }: { readonly definition: WorkflowDefinition; readonly approval: Approval },
): Promise<string> {
  const published = await findPublishedWorkflow(tx, definition.code);
  if (published !== undefined) return published.id;
  const [finding] = lintWorkflow(definition);
  if (finding !== undefined) throw new Error(`workflow ${definition.code}: ${finding.en}`);
  const id = newId();
  await insertDraft(tx, { id, definition, now, by: null });
  await markPublished(tx, { id, approval, from: approval.date, now, by: null });
  return id;
}
