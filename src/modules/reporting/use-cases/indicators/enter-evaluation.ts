import { transact, type Db } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import { insertEvaluation, type EvaluationInput } from "../../store/indicators/evaluation-inputs.ts";

export type EnterEvaluation = Omit<EvaluationInput, "id" | "enteredBy" | "enteredAt">;

/** Keeps what somebody entered about a subject and period; a correction is a further line. */
export async function enterEvaluation(
  {
    db,
    newId,
    now,
    officerId,
  }: { readonly db: Db; readonly newId: () => string; readonly now: Instant; readonly officerId: string },
  input: EnterEvaluation,
): Promise<void> {
  await transact(db, (tx) => insertEvaluation(tx, { ...input, id: newId(), enteredBy: officerId, enteredAt: now }));
}
