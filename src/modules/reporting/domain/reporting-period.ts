import { err, ok, type Result } from "#kernel/result.ts";
import { formatDate, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/** Both days belong to the period. */
export type ReportingPeriod = { readonly from: PlainDate; readonly to: PlainDate; readonly name: string };

/** The period and the instant as of which it is told: nothing that happened at or after `until` counts. */
export type AsOf = { readonly period: ReportingPeriod; readonly until: Instant };

/**
 * Quarter of the reports of procedure control: 15 December to 14 March and so on
 * (NĐ 09/2019/NĐ-CP; TT 01/2020/TT-VPCP).
 */
export function controlQuarter(year: number, quarter: 1 | 2 | 3 | 4): ReportingPeriod {
  const from = Temporal.PlainDate.from({ year: year - 1, month: 12, day: 15 }).add({ months: (quarter - 1) * 3 });
  return {
    from,
    to: from.add({ months: 3 }).subtract({ days: 1 }),
    name: `Quý ${ROMAN[quarter]} năm ${year} (kỳ VPCP)`,
  };
}

/** Year of the reports of procedure control: 15 December to 14 December. */
export function controlYear(year: number): ReportingPeriod {
  const from = Temporal.PlainDate.from({ year: year - 1, month: 12, day: 15 });
  return { from, to: from.add({ years: 1 }).subtract({ days: 1 }), name: `Năm ${year} (kỳ VPCP)` };
}

/** A calendar quarter. */
export function calendarQuarter(year: number, quarter: 1 | 2 | 3 | 4): ReportingPeriod {
  const from = Temporal.PlainDate.from({ year, month: quarter * 3 - 2, day: 1 });
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }), name: `Quý ${ROMAN[quarter]} năm ${year}` };
}

/** A calendar month. */
export function calendarMonth(year: number, month: number): ReportingPeriod {
  const from = Temporal.PlainDate.from({ year, month, day: 1 });
  return { from, to: from.add({ months: 1 }).subtract({ days: 1 }), name: `Tháng ${month} năm ${year}` };
}

/** A calendar year. */
export function calendarYear(year: number): ReportingPeriod {
  const from = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return { from, to: from.with({ month: 12, day: 31 }), name: `Năm ${year}` };
}

/** The week from Monday to Sunday that a day lies in. */
export function weekOf(day: PlainDate): ReportingPeriod {
  const from = day.subtract({ days: day.dayOfWeek - 1 });
  return { from, to: from.add({ days: 6 }), name: `Tuần ${day.weekOfYear ?? ""} năm ${day.yearOfWeek ?? day.year}` };
}

/** Any days, both included; refused when the last is before the first. */
export function freePeriod(from: PlainDate, to: PlainDate): Result<ReportingPeriod, { readonly kind: "reversed" }> {
  if (Temporal.PlainDate.compare(from, to) > 0) return err({ kind: "reversed" });
  return ok({ from, to, name: `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}` });
}

/** The period of the same kind just before: as long, ending the day before. Whole months go back by whole months. */
export function periodBefore({ from, to }: ReportingPeriod): ReportingPeriod {
  const next = to.add({ days: 1 });
  const isWholeMonths = next.day === from.day;
  const months = (next.year - from.year) * 12 + next.month - from.month;
  const start = isWholeMonths
    ? from.subtract({ months })
    : from.subtract({ days: from.until(next, { largestUnit: "days" }).days });
  const end = from.subtract({ days: 1 });
  return { from: start, to: end, name: `Từ ngày ${formatDate(start)} đến ngày ${formatDate(end)}` };
}

/** The period told as of an instant: never beyond its own end, so that later events cannot change it. */
export function asOf(period: ReportingPeriod, instant: Instant): AsOf {
  const end = instantOf(period.to.add({ days: 1 }).toPlainDateTime());
  return { period, until: Temporal.Instant.compare(instant, end) < 0 ? instant : end };
}

/**
 * The latest instant of which every event is written: acts carry the time they began, and may commit seconds later.
 * Full minutes, so that a report asked twice in a minute is the same report.
 */
export function settledInstant(now: Instant): Instant {
  return now.subtract({ seconds: 30 }).round({ smallestUnit: "minute", roundingMode: "floor" });
}

const ROMAN = { 1: "I", 2: "II", 3: "III", 4: "IV" } as const;
