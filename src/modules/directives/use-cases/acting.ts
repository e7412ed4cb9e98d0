import { err, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { sqlState, transact, type Db, type Tx } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { Refusal } from "../domain/refusal.ts";

export { momentOf } from "#platform/act.ts";

/** Who acts, when, with what: everything an act needs beside its command. */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
  readonly calendar: WorkingCalendar;
};

/** Runs in one transaction; a clock that jumped is a refusal, not a fault. */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await transact(db, work);
  } catch (error) {
    if (sqlState(error) === "MC503") return err({ kind: "directives/clock" });
    throw error;
  }
}
