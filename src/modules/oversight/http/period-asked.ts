import { dateInVietnam, formatDate, type Instant, type PlainDate } from "#kernel/time.ts";
import {
  calendarMonth,
  freePeriod,
  readAsOf,
  readDay,
  sayUntil,
  settledInstant,
  type AsOf,
} from "#modules/reporting/index.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { textIn } from "./asked.ts";

/** The period and instant that a page was asked for, with what was typed and what is wrong with it. */
export type PeriodAsked = {
  readonly told: AsOf;
  readonly typed: { readonly from: string; readonly to: string; readonly until: string };
  readonly errors: readonly FieldError[];
};

/**
 * Reads `ky` (a month, `2026-10`) or `tu` and `den`, and `tinh-den`; without them this month. What cannot be read is kept
 * and named.
 */
export function readPeriodAsked(query: unknown, now: Instant): PeriodAsked {
  const settled = settledInstant(now);
  const today = dateInVietnam(settled.subtract({ milliseconds: 1 }));
  const month = readMonth(textIn(query, "ky")) ?? { from: today.with({ day: 1 }), to: today };
  const typed = {
    from: textIn(query, "tu") || formatDate(month.from),
    to: textIn(query, "den") || formatDate(month.to),
    until: textIn(query, "tinh-den"),
  };
  // Nothing can be told of a time still to come.
  const fallback = { period: { from: today.with({ day: 1 }), to: today, name: "" }, until: settled };
  const refused = (field: string, message: string) => ({ told: fallback, typed, errors: [{ field, message }] });
  const [from, to] = [readDay(typed.from), readDay(typed.to)];
  if (from === undefined) return refused("tu", "Ngày đầu viết như 10/01/2019.");
  if (to === undefined) return refused("den", "Ngày cuối viết như 11/02/2019.");
  const period = freePeriod(from, to);
  if (!period.ok) return refused("den", "Ngày cuối phải từ ngày đầu trở đi.");
  const told = readAsOf(typed.until, { period: period.value, settled });
  if (!told.ok) return refused("tinh-den", told.error.vi);
  return { told: told.value, typed: { ...typed, from: formatDate(from), to: formatDate(to) }, errors: [] };
}

/** The days of a month written `2026-10`. */
function readMonth(text: string): { readonly from: PlainDate; readonly to: PlainDate } | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year === undefined ? undefined : calendarMonth(Number(year), Number(month));
}

/** The instant as it is typed and read back: the end of a day is named by that day. */
export function asTyped(until: Instant): string {
  return sayUntil(until).replace("hết ngày ", "");
}
