import type { Instant } from "#kernel/time.ts";
import { Temporal } from "#kernel/time.ts";
import type { MinuteSitting } from "./sittings.ts";
import { outside, type WorkingCalendar } from "./working-calendar.ts";

/** Integer counting on the compiled calendar. Minutes are local minutes since 1970-01-01 00:00 in Vietnam. */

export const DAY_MINUTES = 1440;
const OFFSET_MINUTES = 420;

/** The local minute in which an instant lies (seconds are dropped, as on the printed receipt). */
export function minuteOf(instant: Instant): number {
  return Math.floor(instant.epochMilliseconds / 60_000) + OFFSET_MINUTES;
}

/** The instant at which a local minute begins. */
export function instantAt(minute: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds((minute - OFFSET_MINUTES) * 60_000);
}

/** Index of the day of a local minute in the calendar; throws outside. */
export function dayIndexOf(calendar: WorkingCalendar, minute: number): number {
  const index = Math.floor(minute / DAY_MINUTES) - calendar.firstDay;
  if (index < 0 || index >= calendar.days.length) throw outside(calendar);
  return index;
}

/** The local minute at which a day of the calendar begins. */
export function midnightOf(calendar: WorkingCalendar, index: number): number {
  return (calendar.firstDay + index) * DAY_MINUTES;
}

/** Sittings of a day that count for limits. */
export function workSittings(calendar: WorkingCalendar, index: number): readonly MinuteSitting[] {
  const sittings = calendar.work[index];
  if (sittings === undefined) throw outside(calendar);
  return sittings;
}

/** Whether a day counts for limits. */
export function isWorkingIndex(calendar: WorkingCalendar, index: number): boolean {
  return workSittings(calendar, index).length > 0;
}

/** Working minutes in one day. */
export function minutesIn(calendar: WorkingCalendar, index: number): number {
  return at(calendar, calendar.minutesBefore, index + 1) - at(calendar, calendar.minutesBefore, index);
}

/** Working minutes from the beginning of the calendar up to a local minute. */
export function workedUpTo(calendar: WorkingCalendar, minute: number): number {
  const index = dayIndexOf(calendar, minute);
  const inDay = minute - midnightOf(calendar, index);
  let total = at(calendar, calendar.minutesBefore, index);
  const sittings = workSittings(calendar, index);
  for (let i = 0; i < sittings.length; i += 1) {
    const sitting = sittings[i];
    if (sitting === undefined || inDay <= sitting.from) break;
    total += Math.min(inDay, sitting.to) - sitting.from;
  }
  return total;
}

/** The first local minute up to which this many minutes have been worked: the end of a sitting, never the next start. */
export function minuteWorking(calendar: WorkingCalendar, worked: number): number {
  const { minutesBefore } = calendar;
  if (worked <= 0 || worked > at(calendar, minutesBefore, calendar.days.length)) throw outside(calendar);
  let low = 0;
  let high = calendar.days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(calendar, minutesBefore, middle) < worked) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  let left = worked - at(calendar, minutesBefore, index);
  for (const sitting of workSittings(calendar, index)) {
    if (left <= sitting.to - sitting.from) return midnightOf(calendar, index) + sitting.from + left;
    left -= sitting.to - sitting.from;
  }
  throw outside(calendar);
}

/** The first minute at or after this one that lies inside a working sitting (a closing minute does not). */
export function nextWorkingMinute(calendar: WorkingCalendar, minute: number): number {
  const index = dayIndexOf(calendar, minute);
  const inDay = minute - midnightOf(calendar, index);
  const sittings = workSittings(calendar, index);
  for (let i = 0; i < sittings.length; i += 1) {
    const sitting = sittings[i];
    if (sitting !== undefined && inDay < sitting.to) return minute + Math.max(0, sitting.from - inDay);
  }
  return openingOf(calendar, workdayAfter(calendar, index, 1));
}

/** The n-th working day after (n > 0) a day; 0 gives the day itself, or the next working day when it is none. */
export function workdayAfter(calendar: WorkingCalendar, index: number, n: number): number {
  const before = at(calendar, calendar.workdaysBefore, n === 0 ? index : index + 1);
  return at(calendar, calendar.workdays, n === 0 ? before : before + n - 1);
}

/** The n-th working day before a day (n > 0). */
export function workdayBefore(calendar: WorkingCalendar, index: number, n: number): number {
  return at(calendar, calendar.workdays, at(calendar, calendar.workdaysBefore, index) - n);
}

/** Working days after the day of `from` up to and with the day of `to`; negative when `to` is earlier. */
export function workdaysBetween(calendar: WorkingCalendar, from: number, to: number): number {
  return at(calendar, calendar.workdaysBefore, to + 1) - at(calendar, calendar.workdaysBefore, from + 1);
}

/** The local minute at which a working day opens. */
export function openingOf(calendar: WorkingCalendar, index: number): number {
  const first = workSittings(calendar, index)[0];
  if (first === undefined) throw new RangeError("not a working day");
  return midnightOf(calendar, index) + first.from;
}

/** The local minute at which a working day closes. */
export function closingOf(calendar: WorkingCalendar, index: number): number {
  const sittings = workSittings(calendar, index);
  const last = sittings[sittings.length - 1];
  if (last === undefined) throw new RangeError("not a working day");
  return midnightOf(calendar, index) + last.to;
}

function at(calendar: WorkingCalendar, numbers: Int32Array, index: number): number {
  const value = numbers[index];
  if (value === undefined) throw outside(calendar);
  return value;
}
