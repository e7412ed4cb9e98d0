import { err, ok, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { sqlState, transact, type Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { checkOutage, type OutageEntry, type OutageRefusal } from "../domain/outage.ts";
import { findOutage, insertOutage } from "../store/outages.ts";

export type Entering = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
  readonly calendar: () => Promise<WorkingCalendar>;
};

/** Enters an outage in the register; the ended dossiers that it touches are charged anew in the background. */
export async function enterOutage(entering: Entering, entry: OutageEntry): Promise<Result<string, OutageRefusal>> {
  const { db, clock, newId, viewer, calendar } = entering;
  const checked = checkOutage(entry, await calendar());
  if (!checked.ok) return checked;
  const outage = { ...checked.value, id: newId(), cancels: null, enteredBy: viewer.officerId };
  const enteredAt = await clock.now();
  await transact(db, (tx) => insertOutage(tx, { ...outage, enteredAt }));
  return ok(outage.id);
}

/** Cancels an entry by a counter-entry with its reason; nothing is deleted. */
export async function cancelOutage(
  entering: Entering,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<string, OutageRefusal>> {
  const { db, clock, newId, viewer, calendar } = entering;
  const outage = await findOutage(db, id);
  if (outage === undefined) return err({ kind: "delay-ledger/no-such-outage" });
  if (outage.cancelled !== null) return err({ kind: "delay-ledger/already-cancelled" });
  const { from, to, announcedOn } = outage;
  const checked = checkOutage({ from, to, announcedOn, reason }, await calendar());
  if (!checked.ok) return checked;
  const counter = { ...checked.value, id: newId(), cancels: id, enteredBy: viewer.officerId };
  const enteredAt = await clock.now();
  try {
    await transact(db, (tx) => insertOutage(tx, { ...counter, enteredAt }));
  } catch (error) {
    if (sqlState(error) === "23505") return err({ kind: "delay-ledger/already-cancelled" });
    throw error;
  }
  return ok(counter.id);
}
