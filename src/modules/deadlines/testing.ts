import { isoInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { DueRule, Limit } from "./domain/rule.ts";

/** The calendar of the law 2018-2034 for tests. */
export const lawCalendar: WorkingCalendar = calendarOfLaw(2018, 2034, STATE_ANNOUNCEMENTS);

/** An instant from Vietnam's wall clock: `at("2026-11-23 09:15")`. */
export function at(local: string): Instant {
  return Temporal.Instant.from(`${local.replace(" ", "T")}+07:00`);
}

/** Vietnam's wall clock of an instant: `2026-12-01 16:30`. */
export function wall(instant: Instant | null): string | null {
  return instant === null ? null : isoInVietnam(instant).slice(0, 16).replace("T", " ");
}

/** A limit written `5 working-day`. */
export function limit(text: string): Limit {
  const [value, unit] = text.split(" ");
  return { value: Number(value), unit: unit as Limit["unit"] };
}

/** A rule to the end of the day unless said otherwise. */
export function rule(text: string, more: Partial<DueRule> = {}): DueRule {
  return { limit: limit(text), mode: "end-of-day", legalBasis: "", ...more };
}
