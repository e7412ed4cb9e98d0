import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { CalendarChange, CalendarTables } from "./tables.ts";

/** One version of the calendar: what changed, why, by whom. */
export type CalendarVersion = {
  readonly number: number;
  readonly reason: string;
  readonly changedBy: string | null;
  readonly at: Instant;
  readonly changes: readonly CalendarChange[];
};

/** The newest versions first. */
export async function listVersions(db: Db, limit = 20): Promise<readonly CalendarVersion[]> {
  const rows = await db
    .withTables<CalendarTables>()
    .selectFrom("calendar_version")
    .selectAll()
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    number: row.number,
    reason: row.reason,
    changedBy: row.changed_by,
    at: row.at,
    changes: row.changes,
  }));
}
