import { dateInVietnam, instantOf, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { workingMinutesBetween } from "#modules/deadlines/domain.ts";
import { listDone, listLoads, type DayDone, type DayEnds, type Load } from "#modules/processing/index.ts";
import { capacityOf, type Capacity } from "../domain/capacity.ts";

/** The days that an officer's board speaks of. */
export type LoadDays = DayEnds & {
  readonly today: PlainDate;
  /** The next working day. */
  readonly next: PlainDate;
  /** The last working days before today, oldest first: what the pace is taken from. */
  readonly past: readonly PlainDate[];
  /** The part of today's working time that is still to come. */
  readonly left: number;
};

/** What one officer holds and can do, and what they finished on each of the past days. */
export type OfficerLoad = { readonly load: Load; readonly capacity: Capacity; readonly done: readonly number[] };

const PACE_DAYS = 10;

/** Today, the next working day and the past ones by the calendar. */
export function loadDays(now: Instant, calendar: WorkingCalendar): LoadDays {
  const index = counting.dayIndexOf(calendar, counting.minuteOf(now));
  const dayAt = (at: number) => dateInVietnam(counting.instantAt(counting.midnightOf(calendar, at)));
  const today = dateInVietnam(now);
  const next = dayAt(counting.workdayAfter(calendar, index, 1));
  const past = Array.from({ length: PACE_DAYS }, (_, back) => dayAt(counting.workdayBefore(calendar, index, back + 1)));
  const endOfToday = instantOf(today.add({ days: 1 }).toPlainDateTime());
  const whole = counting.minutesIn(calendar, index);
  return {
    now,
    today,
    next,
    past: past.toReversed(),
    endOfToday,
    endOfNext: instantOf(next.add({ days: 1 }).toPlainDateTime()),
    left: whole === 0 ? 0 : workingMinutesBetween(calendar, now, endOfToday) / whole,
  };
}

/** Loads and paces of some officers. */
export async function loadOf(
  db: Db,
  officerIds: readonly string[],
  days: LoadDays,
): Promise<ReadonlyMap<string, OfficerLoad>> {
  const since = instantOf((days.past[0] ?? days.today).toPlainDateTime());
  const [loads, done] = await Promise.all([listLoads(db, officerIds, days), listDone(db, officerIds, since)]);
  return new Map(
    officerIds.map((officerId) => {
      const load = loads.find((each) => each.officerId === officerId) ?? { officerId, ...NOTHING };
      const counts = countsOf(officerId, done, days.past);
      return [officerId, { load, done: counts, capacity: capacityOf(load, counts, days.left) }];
    }),
  );
}

const NOTHING = { overdue: 0, today: 0, next: 0, later: 0, awaiting: 0 };

function countsOf(officerId: string, done: readonly DayDone[], past: readonly PlainDate[]): readonly number[] {
  return past.map((day) => done.find((each) => each.officerId === officerId && each.on.equals(day))?.count ?? 0);
}
