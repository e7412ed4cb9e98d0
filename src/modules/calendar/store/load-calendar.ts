import type { Db } from "#platform/db/db.ts";
import type { CalendarDay } from "../domain/calendar-day.ts";
import { generateYear } from "../domain/generate-year.ts";
import { CENTRE_SITTINGS, type SittingRule } from "../domain/sittings.ts";
import { STATE_ANNOUNCEMENTS } from "../domain/state-announcements.ts";
import { missingAnnouncements } from "../domain/statutory-holidays.ts";
import { compileCalendar, type WorkingCalendar } from "../domain/working-calendar.ts";
import type { CalendarTables, YearStatus } from "./tables.ts";

const FIRST_YEAR = 2018;
const YEARS_AHEAD = 11;

type Cached = { readonly newest: string; readonly calendar: WorkingCalendar };

/** Compiled calendars by database handle and unit; a changed version number makes them stale. */
const cache = new WeakMap<Db, Map<string, Cached>>();

/**
 * The calendar in force: stored years as they stand, the others as the law generates them; sittings of the unit, or of
 * the centre when the unit has none of its own. One small query when nothing changed.
 */
export async function loadCalendar(db: Db, unitId?: string): Promise<WorkingCalendar> {
  const known = cache.get(db) ?? new Map<string, Cached>();
  cache.set(db, known);
  const key = unitId ?? "";
  const newest = (await newestVersion(db))?.id ?? "";
  const hit = known.get(key);
  if (hit?.newest === newest) return hit.calendar;
  const calendar = await readCalendar(db, unitId);
  known.set(key, { newest, calendar });
  return calendar;
}

/** Number of the newest version; 0 when the calendar was never changed. */
export async function currentVersion(db: Db): Promise<number> {
  return (await newestVersion(db))?.number ?? 0;
}

async function newestVersion(db: Db): Promise<{ readonly id: string; readonly number: number } | undefined> {
  return db
    .withTables<CalendarTables>()
    .selectFrom("calendar_version")
    .select(["id", "number"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The calendar as this handle (also an open transaction) sees it, without the cache. */
export async function readCalendar(db: Db, unitId?: string): Promise<WorkingCalendar> {
  const number = await currentVersion(db);
  const stored = await readYears(db);
  const sittings = await readSittings(db, unitId);
  const lastStored = Math.max(FIRST_YEAR, ...stored.keys(), ...STATE_ANNOUNCEMENTS.years.keys());
  const years = Array.from({ length: lastStored + YEARS_AHEAD - FIRST_YEAR }, (_, i) => FIRST_YEAR + i);
  return compileCalendar({
    days: years.flatMap((year) => stored.get(year)?.days ?? lawYear(year)),
    sittings,
    version: versionName(number, unitId),
    unconfirmedYears: years.filter(
      (year) => stored.get(year)?.status !== "confirmed" && missingAnnouncements(year, STATE_ANNOUNCEMENTS).length > 0,
    ),
  });
}

export type StoredYear = {
  readonly status: YearStatus;
  readonly confirmedBy: string | null;
  readonly days: readonly CalendarDay[];
};

async function readYears(db: Db): Promise<ReadonlyMap<number, StoredYear>> {
  const tables = db.withTables<CalendarTables>();
  const years = await tables.selectFrom("calendar_year").selectAll().orderBy("year").execute();
  const rows = await tables.selectFrom("calendar_day").selectAll().orderBy("date").execute();
  const days = Map.groupBy(rows, (row) => row.year);
  return new Map(
    years.map((year) => [
      year.year,
      {
        status: year.status,
        confirmedBy: year.confirmed_by,
        days: (days.get(year.year) ?? []).map((row) => ({
          date: row.date,
          kind: row.kind,
          reason: { vi: row.reason_vi, en: row.reason_en },
        })),
      },
    ]),
  );
}

/** One stored year, or undefined when the law still speaks for it. */
export async function findYear(db: Db, year: number): Promise<StoredYear | undefined> {
  return (await readYears(db)).get(year);
}

/** The sittings of a unit, of the centre when it has none, of the first day when nobody stored any. */
export async function readSittings(db: Db, unitId?: string): Promise<readonly SittingRule[]> {
  const rows = await db
    .withTables<CalendarTables>()
    .selectFrom("calendar_sitting")
    .selectAll()
    .orderBy("ordinal")
    .execute();
  const own = rows.filter((row) => row.unit_id === (unitId ?? null));
  const chosen = own.length > 0 ? own : rows.filter((row) => row.unit_id === null);
  if (chosen.length === 0) return CENTRE_SITTINGS;
  return chosen.map((row) => ({
    weekdays: row.weekdays,
    purpose: row.purpose,
    sittings: row.sittings,
    ...(row.months === null ? {} : { months: row.months }),
    ...(row.valid_from === null ? {} : { from: row.valid_from }),
  }));
}

/** Units with sittings of their own. */
export async function listUnitsWithSittings(db: Db): Promise<readonly string[]> {
  const rows = await db
    .withTables<CalendarTables>()
    .selectFrom("calendar_sitting")
    .select("unit_id")
    .distinct()
    .where("unit_id", "is not", null)
    .execute();
  return rows.flatMap((row) => (row.unit_id === null ? [] : [row.unit_id]));
}

const generated = new Map<number, readonly CalendarDay[]>();

/** A year of the law with the announcements that the project carries; computed once in a process. */
export function lawYear(year: number): readonly CalendarDay[] {
  const known = generated.get(year);
  if (known !== undefined) return known;
  const days = generateYear(year, STATE_ANNOUNCEMENTS);
  generated.set(year, days);
  return days;
}

function versionName(number: number, unitId: string | undefined): string {
  return unitId === undefined ? `v${number}` : `v${number}:${unitId}`;
}
