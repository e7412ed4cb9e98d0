import type { Instant } from "#kernel/time.ts";
import { Temporal } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { addWorkingMinutes, due, forwardingDue, workingMinutesBetween } from "#modules/deadlines/domain.ts";
import type { Step } from "#modules/workflows/domain.ts";

/**
 * When a step is due by its own limit, counted from its beginning by the deadline engine; forwarding from the
 * counter also by the rule of the same day or next morning (NĐ 61/2018 Điều 18). Null = not counted.
 */
export function ownDue(step: Step, startedAt: Instant, calendar: WorkingCalendar): Instant | null {
  if (step.limit === null) return null;
  const byLimit = due(startedAt, { limit: step.limit, mode: "clock", legalBasis: "" }, calendar, []).due;
  if (step.act !== "receive") return byLimit;
  return earlier(byLimit, forwardingDue(calendar, startedAt));
}

/** A task is never due later than its dossier. */
export function capped(own: Instant | null, dossierDue: Instant | null): Instant | null {
  return own === null ? null : earlier(own, dossierDue);
}

/** The due instant after standing still: the working time that was left is left again; what was late stays late. */
export function dueAfterPause(
  own: Instant | null,
  pause: { readonly from: Instant; readonly to: Instant },
  calendar: WorkingCalendar,
): Instant | null {
  if (own === null || Temporal.Instant.compare(own, pause.from) <= 0) return own;
  return addWorkingMinutes(calendar, pause.to, Math.max(0, workingMinutesBetween(calendar, pause.from, own)));
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
