import { dateInVietnam, formatDate, formatTime, weekdayName, type Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueOfCase } from "#modules/deadlines/domain.ts";
import { formatRule, type ProcedureCase } from "#modules/procedures/domain.ts";
import type { DuePreview } from "../pages/due-preview.tsx";

/** The date that would be promised now, in words; undefined where the limit is in prose. */
export function duePreview(
  procedureCase: ProcedureCase,
  now: Instant,
  calendar: WorkingCalendar,
): DuePreview | undefined {
  if (procedureCase.rule === null) return undefined;
  const promised = dueOfCase(now, procedureCase.rule, calendar);
  return promised.due === null ? undefined : { ...dueWords(promised.due), lines: promised.trace.map(({ vi }) => vi) };
}

/** `16 giờ 30` style is for print-outs; the screen says `16:30` and the day with its weekday. */
export function dueWords(instant: Instant): { readonly at: string; readonly day: string } {
  const date = dateInVietnam(instant);
  return { at: `${formatTime(instant)} ngày ${formatDate(date)}`, day: weekdayName(date) };
}

/** The limit in words of the rule, or as the catalogue has it. */
export function limitWords({ rule, limitText }: ProcedureCase): string {
  return rule === null ? limitText : formatRule(rule);
}
