import { err, ok, type Result } from "#kernel/result.ts";
import { formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import { readDay } from "./read-day.ts";
import type { PeriodKind } from "./report-template.ts";
import {
  calendarMonth,
  calendarQuarter,
  calendarYear,
  controlQuarter,
  controlYear,
  freePeriod,
  weekOf,
  type ReportingPeriod,
} from "./reporting-period.ts";

/** What the form of a report has typed in, field by field; kept as it was when something is wrong with it. */
export type TypedPeriod = {
  readonly nam: string;
  readonly quy: string;
  readonly thang: string;
  readonly ngay: string;
  readonly tu: string;
  readonly den: string;
};

/** What is wrong with a period, at which field. */
export type PeriodFault = { readonly field: keyof TypedPeriod | "tinh-den"; readonly vi: string };

/** The fields that a kind of period asks for. */
export const PERIOD_FIELDS = {
  "control-quarter": ["quy", "nam"],
  "control-year": ["nam"],
  day: ["ngay"],
  week: ["ngay"],
  month: ["thang", "nam"],
  quarter: ["quy", "nam"],
  year: ["nam"],
  free: ["tu", "den"],
} as const satisfies Record<PeriodKind, readonly (keyof TypedPeriod)[]>;

/** The fields as they are filled for a day: the period that this day lies in. */
export function periodFieldsOf(kind: PeriodKind, day: PlainDate): TypedPeriod {
  // The quarter of procedure control begins half a month earlier, and its year in December of the year before.
  const shifted = kind.startsWith("control") ? Temporal.PlainDate.from(controlDay(day)) : day;
  return {
    nam: String(shifted.year),
    quy: String(Math.ceil(shifted.month / 3)),
    thang: String(day.month),
    ngay: formatDate(day),
    tu: formatDate(day.with({ day: 1 })),
    den: formatDate(day),
  };
}

function controlDay(day: PlainDate): PlainDate {
  return day.day >= 15 ? day.with({ day: 1 }).add({ months: 1 }) : day;
}

/** Reads the fields of a kind into a period; the first field that cannot be read is named with a sentence. */
export function readPeriodOf(kind: PeriodKind, typed: TypedPeriod): Result<ReportingPeriod, PeriodFault> {
  const asked: readonly (keyof TypedPeriod)[] = PERIOD_FIELDS[kind];
  const year = readNumber(typed.nam, 2000, 2100);
  if (asked.includes("nam") && year === undefined)
    return err({ field: "nam", vi: "Năm viết bằng bốn chữ số, từ 2000 đến 2100." });
  switch (kind) {
    case "control-year":
      return ok(controlYear(year ?? 0));
    case "year":
      return ok(calendarYear(year ?? 0));
    case "control-quarter":
    case "quarter": {
      const quarter = readQuarter(typed.quy);
      if (quarter === undefined) return err({ field: "quy", vi: "Chọn một quý từ I đến IV." });
      return ok(kind === "quarter" ? calendarQuarter(year ?? 0, quarter) : controlQuarter(year ?? 0, quarter));
    }
    case "month": {
      const month = readNumber(typed.thang, 1, 12);
      if (month === undefined) return err({ field: "thang", vi: "Chọn một tháng từ 1 đến 12." });
      return ok(calendarMonth(year ?? 0, month));
    }
    case "day":
    case "week": {
      const day = readDay(typed.ngay);
      if (day === undefined) return err({ field: "ngay", vi: DAY });
      return ok(kind === "week" ? weekOf(day) : { from: day, to: day, name: `Ngày ${formatDate(day)}` });
    }
    case "free":
      return readFree(typed);
  }
}

function readFree({ tu, den }: TypedPeriod): Result<ReportingPeriod, PeriodFault> {
  const [from, to] = [readDay(tu), readDay(den)];
  if (from === undefined) return err({ field: "tu", vi: DAY });
  if (to === undefined) return err({ field: "den", vi: DAY });
  const period = freePeriod(from, to);
  return period.ok ? period : err({ field: "den", vi: "Ngày cuối phải từ ngày đầu trở đi." });
}

const DAY = "Ngày viết như 05/11/2026.";

function readQuarter(text: string): 1 | 2 | 3 | 4 | undefined {
  return ([1, 2, 3, 4] as const).find((quarter) => String(quarter) === text.trim());
}

function readNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : undefined;
  return value === undefined || value < least || value > most ? undefined : value;
}
