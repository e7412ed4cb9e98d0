import { Temporal, type Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueChip, workingDaysBetween, type DueChip } from "#modules/deadlines/domain.ts";
import type { Directive } from "./directive.ts";
import { WAITING_STATES } from "./transitions.ts";

/** Whether somebody still has to answer. */
export function isWaiting({ state }: Pick<Directive, "state">): boolean {
  return WAITING_STATES.some((waiting) => waiting === state);
}

/** Whether an answer is awaited and its day has passed: derived, never stored. */
export function isOverdue(directive: Pick<Directive, "state" | "dueAt">, now: Instant): boolean {
  return isWaiting(directive) && Temporal.Instant.compare(now, directive.dueAt) > 0;
}

/** Whether it was answered, in time or late; undefined while no answer stands. */
export function timelinessOf({ state, answer, dueAt }: Directive): "in-time" | "late" | undefined {
  if (answer === null || (state !== "answered" && state !== "done")) return undefined;
  return Temporal.Instant.compare(answer.at, dueAt) > 0 ? "late" : "in-time";
}

/** The chip beside its date: how long there is left, or how the answer came; undefined once it was withdrawn. */
export function directiveChip(directive: Directive, calendar: WorkingCalendar, now: Instant): DueChip | undefined {
  const { dueAt, answer } = directive;
  if (isWaiting(directive)) return dueChip({ calendar, now, due: dueAt });
  const timeliness = timelinessOf(directive);
  if (timeliness === undefined || answer === null) return undefined;
  if (timeliness === "in-time") return { kind: "green", text: { vi: "trả lời đúng hạn", en: "answered in time" } };
  const days = Math.max(1, workingDaysBetween(calendar, dueAt, answer.at));
  return { kind: "red", text: { vi: `trả lời trễ ${days} ngày`, en: `answered ${days} day(s) late` } };
}
