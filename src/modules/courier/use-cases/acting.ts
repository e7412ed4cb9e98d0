import { err, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { attempt } from "#platform/db/attempt.ts";
import { sqlState, type Tx } from "#platform/db/db.ts";
import type { Acting } from "#modules/custody/index.ts";
import type { Refusal } from "../domain/refusal.ts";

export type { Acting };

/** What an act works with: the transaction, its one time, and the same acting for what custody does in it. */
export type Within = { readonly tx: Tx; readonly now: Instant; readonly acting: Acting };

/** Runs an act in one transaction; a refusal leaves nothing behind. */
export async function perform<T>(
  acting: Acting,
  act: (within: Within) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const now = (await acting.clock.now()).round({ smallestUnit: "microsecond", roundingMode: "trunc" });
  const clock = { now: () => Promise.resolve(now) };
  try {
    return await attempt(acting.db, (tx) => act({ tx, now, acting: { ...acting, db: tx, clock } }));
  } catch (error) {
    if (sqlState(error) === "MC503") return err({ kind: "custody/clock" });
    throw error;
  }
}
