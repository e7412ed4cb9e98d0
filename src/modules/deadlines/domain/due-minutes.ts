import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Limit, Mode } from "./rule.ts";
import { afterMinutes, afterWorkdays, closingOfDate, segmentEnd, segmentsOf } from "./segment.ts";

/**
 * The due minute of a limit without events and without explanation: the fast path for lists and forecasts.
 * `start` and the result are local minutes (`counting.minuteOf`); the start moves to the next working minute first.
 */
export function dueMinutes(
  calendar: WorkingCalendar,
  start: number,
  limit: { readonly value: Limit["value"]; readonly unit: Limit["unit"]; readonly mode: Mode },
): number {
  const from = counting.nextWorkingMinute(calendar, start);
  const { value, unit, mode } = limit;
  if (unit === "hour") return afterMinutes(calendar, from, Math.round(value * 60));
  if (Number.isInteger(value)) {
    if (unit === "working-day") return afterWorkdays(calendar, from, value, mode);
    if (unit === "calendar-day") return closingOfDate(calendar, counting.dayIndexOf(calendar, from) + value);
  }
  const segments = segmentsOf({ limit, mode, legalBasis: "" }, []);
  return segments.reduce((at, segment) => segmentEnd(calendar, at, segment), from);
}
