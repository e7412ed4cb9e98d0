import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { sqlInstant, transact, type Db, type Tx } from "#platform/db/db.ts";
import type { WorkingCalendar } from "../domain/working-calendar.ts";
import { currentVersion, readCalendar } from "../store/load-calendar.ts";
import type { CalendarChange, CalendarTables } from "../store/tables.ts";

/** What a version of the calendar changed, told to the other slices in the same transaction. */
export type CalendarChanged<Viewer> = {
  readonly oldVersion: number;
  readonly newVersion: number;
  readonly reason: string;
  readonly at: Instant;
  readonly viewer: Viewer;
  /** As the change left it. */
  readonly calendar: WorkingCalendar;
};

export type CalendarChangedHook<Viewer> = (tx: Tx, change: CalendarChanged<Viewer>) => Promise<void>;

/** Who changes the calendar, when, and who must hear of it. */
export type Changing<Viewer extends { readonly officerId: string }> = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
  readonly onCalendarChanged: CalendarChangedHook<Viewer>;
};

export type Stale = { readonly kind: "calendar/stale"; readonly current: number };

/**
 * One change of the calendar: compares the version that the person saw, lets `change` write, records the new version
 * with its reason and what was before, and tells the others; all in one transaction, one change at a time.
 */
export async function asNewVersion<Viewer extends { readonly officerId: string }, Refusal>(
  changing: Changing<Viewer>,
  { version, reason }: { readonly version: number; readonly reason: string },
  change: (tx: Tx, now: Instant) => Promise<Result<readonly CalendarChange[], Refusal>>,
): Promise<Result<{ readonly version: number }, Refusal | Stale>> {
  const { clock, newId, viewer } = changing;
  const now = await clock.now();
  return transact(changing.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('calendar_version'))`.execute(tx);
    const current = await currentVersion(tx);
    if (current !== version) return err({ kind: "calendar/stale" as const, current });
    const changed = await change(tx, now);
    if (!changed.ok) return changed;
    const number = current + 1;
    await tx
      .withTables<CalendarTables>()
      .insertInto("calendar_version")
      .values({
        id: newId(),
        number,
        reason: reason.trim().normalize("NFC"),
        changed_by: viewer.officerId,
        at: sqlInstant(now),
        changes: JSON.stringify(changed.value),
      })
      .execute();
    await changing.onCalendarChanged(tx, {
      oldVersion: current,
      newVersion: number,
      reason: reason.trim(),
      at: now,
      viewer,
      calendar: await readCalendar(tx),
    });
    return ok({ version: number });
  });
}
