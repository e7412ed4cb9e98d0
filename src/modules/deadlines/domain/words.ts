import { dateInVietnam, formatDate, weekdayName, type PlainDate } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Limit, TraceLine } from "./rule.ts";

/** Words for limits, days and lengths of time, in both languages; every number comes from the rule. */

const UNITS = {
  hour: { vi: "giờ làm việc", en: ["working hour", "working hours"] },
  "working-day": { vi: "ngày làm việc", en: ["working day", "working days"] },
  "calendar-day": { vi: "ngày", en: ["day", "days"] },
  month: { vi: "tháng", en: ["month", "months"] },
  year: { vi: "năm", en: ["year", "years"] },
} as const satisfies Record<Limit["unit"], { vi: string; en: readonly [string, string] }>;

/** A limit as people read it: `5 ngày làm việc`, `0,5 ngày làm việc`. */
export function limitText(limit: Limit): TraceLine {
  const { vi, en } = UNITS[limit.unit];
  return { vi: `${decimal(limit.value)} ${vi}`, en: `${limit.value} ${limit.value === 1 ? en[0] : en[1]}` };
}

/** Working time in hours and minutes: `2 giờ 30 phút làm việc`. */
export function workingTimeText(minutes: number): TraceLine {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const vi = [hours > 0 ? `${hours} giờ` : "", rest > 0 ? `${rest} phút` : ""].filter(Boolean).join(" ");
  const en = [hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
  return { vi: `${vi} làm việc`, en: `${en} of working time` };
}

/** Time on the calendar in days, hours and minutes: `10 ngày 2 giờ`. */
export function calendarTimeText(minutes: number): TraceLine {
  const parts = [
    { n: Math.floor(minutes / 1440), vi: "ngày", en: "d" },
    { n: Math.floor((minutes % 1440) / 60), vi: "giờ", en: "h" },
    { n: minutes % 60, vi: "phút", en: "min" },
  ].filter((part) => part.n > 0);
  return { vi: parts.map((p) => `${p.n} ${p.vi}`).join(" "), en: parts.map((p) => `${p.n} ${p.en}`).join(" ") };
}

/** Weekday and date: `thứ ba 24/11`, with the year when it is not the year of the context. */
export function dayText(date: PlainDate, contextYear?: number): TraceLine {
  const { vi, en, full, year } = partsOf(date);
  const text = year === contextYear ? full.slice(0, 5) : full;
  return { vi: `${vi} ${text}`, en: `${en} ${text}` };
}

/** A date as `24/11`, with the year when it is not the year of the context. */
export function shortDate(date: PlainDate, contextYear?: number): string {
  const { full, year } = partsOf(date);
  return year === contextYear ? full.slice(0, 5) : full;
}

/** Clock time, weekday and date of a local minute: `09:15 thứ hai 23/11/2026`. */
export function momentText(calendar: WorkingCalendar, minute: number): TraceLine {
  const day = dayText(dateOf(calendar, minute));
  const inDay = ((minute % counting.DAY_MINUTES) + counting.DAY_MINUTES) % counting.DAY_MINUTES;
  const clock = `${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}`;
  return { vi: `${clock} ${day.vi}`, en: `${clock} on ${day.en}` };
}

/** The calendar's own date of a minute; events may lie outside it. */
function dateOf({ days, firstDay }: WorkingCalendar, minute: number): PlainDate {
  const known = days[Math.floor(minute / counting.DAY_MINUTES) - firstDay];
  return known?.date ?? dateInVietnam(counting.instantAt(minute));
}

type DateParts = TraceLine & { readonly full: string; readonly year: number };

/** Words of the dates of a calendar, made once: they are the same in every explanation. */
const partsByDate = new WeakMap<PlainDate, DateParts>();

function partsOf(date: PlainDate): DateParts {
  const known = partsByDate.get(date);
  if (known !== undefined) return known;
  const en = WEEKDAYS_EN[date.dayOfWeek - 1] ?? "";
  const parts = { vi: weekdayName(date).toLowerCase(), en, full: formatDate(date), year: date.year };
  partsByDate.set(date, parts);
  return parts;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** The first letter in capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A number with the decimal comma of Vietnamese. */
export function decimal(value: number): string {
  return String(value).replace(".", ",");
}

const WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
