import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueMinutes } from "./due-minutes.ts";
import type { Limit, Mode } from "./rule.ts";

/**
 * Due instants of consecutive steps, counted from the start over the sum of the limits so far, so that the last one
 * is the due instant of the whole when the steps add up. null = a step whose time is not counted keeps the one before.
 * Limits of one unit are summed; a step in another unit begins where the steps before it end.
 */
export function stepDues(
  start: Instant,
  limits: readonly (Limit | null)[],
  mode: Mode,
  calendar: WorkingCalendar,
): readonly Instant[] {
  let anchor = counting.minuteOf(start);
  let at = anchor;
  let sum: Limit | undefined;
  return limits.map((limit) => {
    if (limit !== null) {
      if (sum !== undefined && sum.unit !== limit.unit) {
        anchor = at;
        sum = undefined;
      }
      sum = { unit: limit.unit, value: (sum?.value ?? 0) + limit.value };
      at = dueMinutes(calendar, anchor, { ...sum, mode });
    }
    return counting.instantAt(at);
  });
}
