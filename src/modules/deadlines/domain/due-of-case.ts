import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { additionEvents } from "./check-rule.ts";
import { due } from "./due.ts";
import type { ClockEvent, Due, DueRule } from "./rule.ts";

/**
 * The due date of a dossier received under a case of a procedure. The case is chosen at intake because its conditions
 * hold (land in a mountainous commune), so all additions of its rule count (quyết định công bố của tỉnh; handbook §3.1).
 */
export function dueOfCase(
  start: Instant,
  rule: DueRule,
  calendar: WorkingCalendar,
  events: readonly ClockEvent[] = [],
): Due {
  const conditions = (rule.additions ?? []).map(({ condition }) => condition);
  return due(start, rule, calendar, [...additionEvents(rule, conditions), ...events]);
}
