import { err, ok, type Result } from "#kernel/result.ts";
import { formatDate, type Instant, instantOf, type PlainDate, Temporal } from "#kernel/time.ts";

/** Most dossiers in one print-out: some 130 pages, set in a few seconds. */
export const MAX_REGISTER_ROWS = 1_000;

/** Both days belong to the period; it lies in one year, because ordinals begin anew on 1 January. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** Why a period cannot be printed, with the field that mends it. */
export type PeriodFault = { readonly field: "tu" | "den" | "tinh-den"; readonly vi: string };

const DATE = "Ngày viết như 05/11/2026.";

/** Reads two dates as people write them, `dd/MM/yyyy`, into a period of one year. */
export function readPeriod(from: string, to: string): Result<Period, PeriodFault> {
  const [first, last] = [readDate(from), readDate(to)];
  if (first === undefined) return err({ field: "tu", vi: DATE });
  if (last === undefined) return err({ field: "den", vi: DATE });
  if (Temporal.PlainDate.compare(first, last) > 0)
    return err({ field: "den", vi: "Ngày cuối phải từ ngày đầu trở đi." });
  if (first.year !== last.year) {
    return err({ field: "den", vi: "Sổ mở theo năm: hai ngày phải cùng một năm." });
  }
  return ok({ from: first, to: last });
}

/**
 * The instant as of which the register is told: the end of the day asked, or the end of the period; never later than
 * `now`. What happened at or after it does not count, so the same question has the same answer next year.
 */
export function readRegisterInstant(
  day: string,
  { period, now }: { readonly period: Period; readonly now: Instant },
): Result<Instant, PeriodFault> {
  if (day.trim() === "") return ok(earlier(startOf(period.to.add({ days: 1 })), now));
  const read = readDate(day);
  if (read === undefined) return err({ field: "tinh-den", vi: `${DATE} Để trống là hết ngày cuối của kỳ.` });
  if (Temporal.PlainDate.compare(read, period.from) < 0) {
    return err({ field: "tinh-den", vi: "Ngày tính đến phải từ ngày đầu của kỳ trở đi." });
  }
  return ok(earlier(startOf(read.add({ days: 1 })), now));
}

/** First instant of the period and the first one behind it, by the days of Vietnam. */
export function boundsOf({ from, to }: Period): { readonly start: Instant; readonly end: Instant } {
  return { start: startOf(from), end: startOf(to.add({ days: 1 })) };
}

/** First instant of the year whose register is printed. */
export function yearStart({ from }: Period): Instant {
  return startOf(from.with({ month: 1, day: 1 }));
}

/** `Từ ngày 01/11/2026 đến ngày 30/11/2026` */
export function periodInWords({ from, to }: Period): string {
  return `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
}

function earlier(a: Instant, b: Instant): Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

function startOf(date: PlainDate): Instant {
  return instantOf(date.toPlainDateTime());
}

function readDate(text: string): PlainDate | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
  const fields = { year: Number(year), month: Number(month), day: Number(day) };
  if (day === undefined || fields.year < 2000 || fields.year > 2100) return undefined;
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
