import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { reckon } from "./reckon.ts";
import type { ClockEvent, Due, DueRule } from "./rule.ts";
import { traceOf } from "./trace.ts";

/**
 * The instant at which a dossier is due and why, in sentences for a citizen; null while the clock stands still.
 * Throws a RangeError when the calendar does not reach far enough. Civil Code Art. 147-148; NĐ 61/2018 Art. 19.
 *
 *     due(received, { limit: { value: 5, unit: "working-day" }, mode: "end-of-day", legalBasis: "" }, calendar, [])
 */
export function due(start: Instant, rule: DueRule, calendar: WorkingCalendar, events: readonly ClockEvent[]): Due {
  const reckoning = reckon(start, rule, calendar, events);
  return {
    due: reckoning.due === null ? null : counting.instantAt(reckoning.due),
    trace: traceOf(reckoning, counting.minuteOf(start), calendar),
  };
}
