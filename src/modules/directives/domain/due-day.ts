import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Fault } from "./refusal.ts";

type DueFault = Extract<Fault, { field: "dueOn" }>["what"];

/** The closing time of a working day that is still ahead: until then an answer is in time. */
export function closingOfDueDay(day: PlainDate, calendar: WorkingCalendar, now: Instant): Result<Instant, DueFault> {
  const index = dayIndex(day, calendar);
  if (index === undefined) return err("outside");
  if (!counting.isWorkingIndex(calendar, index)) return err("rest-day");
  const closing = counting.instantAt(counting.closingOf(calendar, index));
  return Temporal.Instant.compare(closing, now) > 0 ? ok(closing) : err("past");
}

function dayIndex(day: PlainDate, calendar: WorkingCalendar): number | undefined {
  try {
    return counting.dayIndexOf(calendar, counting.minuteOf(instantOf(day.toPlainDateTime())));
  } catch {
    return undefined;
  }
}
