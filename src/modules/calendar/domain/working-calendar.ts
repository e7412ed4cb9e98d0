import { Temporal, type PlainDate } from "#kernel/time.ts";
import { type Announcements } from "./announcements.ts";
import { isWorkingKind, type CalendarDay } from "./calendar-day.ts";
import { generateYear } from "./generate-year.ts";
import { CENTRE_SITTINGS, minuteSittings, ruleOn, type MinuteSitting, type SittingRule } from "./sittings.ts";
import { missingAnnouncements } from "./statutory-holidays.ts";

/**
 * The calendar in the form that counting needs. Days are numbered from `firstDay` (days since 1970-01-01);
 * minutes are local minutes since 1970-01-01 00:00 in Vietnam. Other slices treat it as opaque.
 */
export type WorkingCalendar = {
  readonly version: string;
  readonly firstDay: number;
  readonly days: readonly CalendarDay[];
  readonly unconfirmedYears: readonly number[];
  /** Sittings that count for limits; one shared list for each different pattern. */
  readonly work: readonly (readonly MinuteSitting[])[];
  /** Sittings in which only intake is possible. */
  readonly intake: readonly (readonly MinuteSitting[])[];
  /** `minutesBefore[i]`: working minutes before day i; one entry more than days. */
  readonly minutesBefore: Int32Array;
  /** `workdaysBefore[i]`: working days before day i; one entry more than days. */
  readonly workdaysBefore: Int32Array;
  /** Day numbers of the working days in order. */
  readonly workdays: Int32Array;
};

const EPOCH = Temporal.PlainDate.from("1970-01-01");
const NO_SITTINGS: readonly MinuteSitting[] = [];

/** Compiles consecutive days and sittings into prefix sums; throws when the days leave a gap. */
export function compileCalendar(input: {
  readonly days: readonly CalendarDay[];
  readonly sittings: readonly SittingRule[];
  readonly version: string;
  readonly unconfirmedYears?: readonly number[];
}): WorkingCalendar {
  const { days, sittings, version } = input;
  const first = days[0];
  if (first === undefined) throw new RangeError("a calendar needs at least one day");
  const firstDay = dayNumber(first.date);
  const patterns = patternsOf(sittings);
  const work: (readonly MinuteSitting[])[] = [];
  const intake: (readonly MinuteSitting[])[] = [];
  const minutesBefore = new Int32Array(days.length + 1);
  const workdaysBefore = new Int32Array(days.length + 1);
  const workdays: number[] = [];
  days.forEach((day, i) => {
    const weekday = day.date.dayOfWeek;
    if (weekday !== ((first.date.dayOfWeek - 1 + i) % 7) + 1) throw new RangeError(`days leave a gap at ${day.date}`);
    const counts = isWorkingKind(day.kind);
    const held = counts ? patterns(day, "work") : NO_SITTINGS;
    const minutes = held.reduce((sum, s) => sum + s.to - s.from, 0);
    work.push(held);
    intake.push(day.kind === "weekly-rest" ? patterns(day, "intake") : NO_SITTINGS);
    if (minutes > 0) workdays.push(i);
    minutesBefore[i + 1] = (minutesBefore[i] ?? 0) + minutes;
    workdaysBefore[i + 1] = workdays.length;
  });
  return {
    version,
    firstDay,
    days,
    unconfirmedYears: input.unconfirmedYears ?? [],
    work,
    intake,
    minutesBefore,
    workdaysBefore,
    workdays: Int32Array.from(workdays),
  };
}

/** The calendar of the law and the announcements, without a database; years inclusive. */
export function calendarOfLaw(
  fromYear: number,
  toYear: number,
  announcements: Announcements,
  sittings: readonly SittingRule[] = CENTRE_SITTINGS,
): WorkingCalendar {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i);
  return compileCalendar({
    days: years.flatMap((year) => generateYear(year, announcements)),
    sittings,
    version: `law:${fromYear}-${toYear}`,
    unconfirmedYears: years.filter((year) => missingAnnouncements(year, announcements).length > 0),
  });
}

/** The day of the calendar on a date; throws a RangeError outside the calendar. */
export function dayOn(calendar: WorkingCalendar, date: PlainDate): CalendarDay {
  const day = calendar.days[dayNumber(date) - calendar.firstDay];
  if (day === undefined) throw outside(calendar);
  return day;
}

/** Says which years a calendar covers; the error of every function that is asked beyond them. */
export function outside(calendar: WorkingCalendar): RangeError {
  return new RangeError(`outside the calendar ${calendar.days[0]?.date} to ${calendar.days.at(-1)?.date}`);
}

function dayNumber(date: PlainDate): number {
  return EPOCH.until(date, { largestUnit: "day" }).days;
}

/** Reads each rule once; a worked rest day keeps Monday's hours. */
function patternsOf(rules: readonly SittingRule[]) {
  const read = new Map<SittingRule, readonly MinuteSitting[]>();
  for (const rule of rules) read.set(rule, minuteSittings(rule.sittings));
  return (day: CalendarDay, purpose: SittingRule["purpose"]): readonly MinuteSitting[] => {
    const weekday = day.kind === "swap-worked" ? 1 : day.date.dayOfWeek;
    const rule = ruleOn(rules, day.date, purpose, weekday);
    return (rule === undefined ? undefined : read.get(rule)) ?? NO_SITTINGS;
  };
}
