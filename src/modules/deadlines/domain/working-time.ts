import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { afterMinutes } from "./segment.ts";

/** Working minutes from a to b; negative when b is earlier. Throws a RangeError outside the calendar. */
export function workingMinutesBetween(calendar: WorkingCalendar, a: Instant, b: Instant): number {
  return counting.workedUpTo(calendar, counting.minuteOf(b)) - counting.workedUpTo(calendar, counting.minuteOf(a));
}

/** The first instant by which this many (0 or more) working minutes have passed; a full sitting ends at its closing. */
export function addWorkingMinutes(calendar: WorkingCalendar, from: Instant, minutes: number): Instant {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError("minutes must be a whole number, 0 or more");
  return counting.instantAt(afterMinutes(calendar, counting.minuteOf(from), minutes));
}

/** The first working instant at or after this one: inside a sitting, or the opening of the next. */
export function nextWorkingInstant(calendar: WorkingCalendar, at: Instant): Instant {
  return counting.instantAt(counting.nextWorkingMinute(calendar, counting.minuteOf(at)));
}

/** Working days after the date of a up to and with the date of b; negative when b is on an earlier date. */
export function workingDaysBetween(calendar: WorkingCalendar, a: Instant, b: Instant): number {
  const day = (at: Instant) => counting.dayIndexOf(calendar, counting.minuteOf(at));
  return counting.workdaysBetween(calendar, day(a), day(b));
}

/**
 * When papers must have been forwarded from the counter: the closing of the day of receipt, or, received after
 * 15:00, the opening of the next working day (NĐ 61/2018 Art. 18).
 */
export function forwardingDue(calendar: WorkingCalendar, received: Instant): Instant {
  const minute = counting.minuteOf(received);
  const today = counting.dayIndexOf(calendar, minute);
  const late = minute - counting.midnightOf(calendar, today) > FORWARDED_SAME_DAY_UNTIL;
  // Also after the desks have closed: whoever comes at 17:00 does not wait longer than who comes at 16:00.
  if (late && counting.isWorkingIndex(calendar, today)) {
    return counting.instantAt(counting.openingOf(calendar, counting.workdayAfter(calendar, today, 1)));
  }
  const from = counting.nextWorkingMinute(calendar, minute);
  return counting.instantAt(counting.closingOf(calendar, counting.dayIndexOf(calendar, from)));
}

const FORWARDED_SAME_DAY_UNTIL = 15 * 60;
