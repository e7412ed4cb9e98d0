import { dateInVietnam, formatDate, type Instant } from "#kernel/time.ts";
import { freePeriod, readAsOf, readDay, settledInstant, type AsOf } from "#modules/reporting/index.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { textIn } from "./asked.ts";

/** The period and instant that a page was asked for, with what was typed and what is wrong with it. */
export type PeriodAsked = {
  readonly told: AsOf;
  readonly typed: { readonly from: string; readonly to: string; readonly until: string };
  readonly errors: readonly FieldError[];
};

/** Reads `tu`, `den` and `tinh-den`; without them this month up to now. What cannot be read is kept and named. */
export function readPeriodAsked(query: unknown, now: Instant): PeriodAsked {
  const settled = settledInstant(now);
  const today = dateInVietnam(settled.subtract({ milliseconds: 1 }));
  const typed = {
    from: textIn(query, "tu") || formatDate(today.with({ day: 1 })),
    to: textIn(query, "den") || formatDate(today),
    until: textIn(query, "tinh-den"),
  };
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
