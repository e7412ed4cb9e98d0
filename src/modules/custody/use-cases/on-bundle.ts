import { err, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Bundle, HandOver, Outcome } from "../domain/bundle.ts";
import type { Given } from "../domain/given.ts";
import type { Refusal } from "../domain/refusal.ts";
import { loadForUpdate } from "../store/load.ts";
import { saveOutcome } from "../store/save.ts";

type Decide = (bundle: Bundle, pending: HandOver | null) => Result<Outcome, Refusal>;

/** The skeleton of every act on a bundle: lock, decide, save. */
export async function onBundle(
  tx: Tx,
  { viewer }: Given,
  dossierId: string,
  decide: Decide,
): Promise<Result<Outcome, Refusal>> {
  const loaded = await loadForUpdate(tx, dossierId);
  if (loaded === undefined) return err({ kind: "custody/not-found" });
  const decided = decide(loaded.bundle, loaded.pending);
  if (decided.ok) await saveOutcome(tx, decided.value, viewer.officerId);
  return decided;
}
