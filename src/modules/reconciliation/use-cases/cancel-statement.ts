import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import { mayKeep } from "../domain/policy.ts";
import { endStatement, lockStatement } from "../store/statements.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";

/** Stops a file that is on its way; what it had stored never counted and is taken away. */
export async function cancelStatement(acting: Acting, id: string): Promise<Result<void, Refusal>> {
  if (!mayKeep(acting.viewer)) return err({ kind: "reconciliation/not-allowed" });
  const at = await momentOf(acting);
  return attempt<void, Refusal>(acting.db, async (tx) => {
    const statement = await lockStatement(tx, id);
    if (statement === undefined) return err({ kind: "reconciliation/not-found" });
    if (statement.state === "cancelled") return ok(undefined);
    if (statement.state !== "waiting" && statement.state !== "loading") return err({ kind: "reconciliation/stale" });
    await endStatement(tx, id, { state: "cancelled", at });
    return ok(undefined);
  });
}
