import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";

/** Working minutes in words, by the length of a working day: `2 ngày 3 giờ`, `45 phút`. */
export function durationInWords(minutes: number, dayMinutes: number): string {
  const days = Math.floor(minutes / dayMinutes);
  const hours = Math.floor((minutes % dayMinutes) / 60);
  const rest = (minutes % dayMinutes) % 60;
  const parts = [
    ...(days > 0 ? [`${grouped(days)}\u00a0ngày`] : []),
    ...(hours > 0 ? [`${hours}\u00a0giờ`] : []),
    ...(days === 0 && rest > 0 ? [`${rest}\u00a0phút`] : []),
  ];
  return parts.length === 0 ? "0\u00a0phút" : parts.join(" ");
}

/** `1.638`, as numbers are written in Vietnamese. */
function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ".");
}

/** Working minutes of the working day at or after an instant. Throws a RangeError outside the calendar. */
export function dayMinutesAt(calendar: WorkingCalendar, at: Instant): number {
  const index = counting.dayIndexOf(calendar, counting.minuteOf(at));
  const minutes = counting.minutesIn(calendar, counting.workdayAfter(calendar, index, 0));
  if (minutes <= 0) throw new RangeError(`no working day at ${dateInVietnam(at).toString()}`);
  return minutes;
}
