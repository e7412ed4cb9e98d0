import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Limit, LimitUnit } from "../domain/limit.ts";
import { line } from "./record.ts";

const UNITS: ReadonlyMap<string, LimitUnit> = new Map([
  ["WORKING_DAY", "working-day"],
  ["DAY", "calendar-day"],
  ["HOUR", "hour"],
  ["MONTH", "month"],
  ["YEAR", "year"],
]);

/** A published limit; null when it is in prose (unit OTHER), missing, or no sensible number of the unit. */
export function readLimit(value: number | string | null | undefined, unit: string): Limit | null {
  const known = UNITS.get(unit);
  if (known === undefined) return null;
  const number =
    typeof value === "string" ? (/^\d+([.,]\d+)?$/u.test(value.trim()) ? parseDecimal(value) : NaN) : value;
  if (number === null || number === undefined || !Number.isFinite(number)) return null;
  if (number <= 0 || number > 5000 || number * 4 !== Math.round(number * 4)) return null;
  return { value: number, unit: known };
}

/** The limit in the words of the source: a number with its unit, or the prose, or nothing. */
export function readLimitText(value: number | string | null | undefined, unit: string, description: string): string {
  const prose = typeof value === "string" && !/^\s*\d*\s*$/u.test(value) ? line(value) : "";
  return prose || (UNITS.has(unit) ? "" : line(description));
}

/**
 * A reading of a sentence that says one limit and nothing else ("Không quá 10 ngày làm việc."), offered to the person
 * who confirms. A sentence with a condition, a second number or an excluded period is not read at all.
 */
export function proposeLimit(sentence: string): Limit | null {
  const match = WHOLE_SENTENCE.exec(foldVietnamese(line(sentence)));
  if (match === null) return null;
  const [, number = "", unit = ""] = match;
  const known = PROSE_UNITS.get(unit);
  return known === undefined ? null : { value: parseDecimal(number), unit: known };
}

const PROSE_UNITS: ReadonlyMap<string, LimitUnit> = new Map([
  ["ngay lam viec", "working-day"],
  ["ngay", "calendar-day"],
  ["gio lam viec", "hour"],
  ["gio", "hour"],
  ["thang", "month"],
  ["nam", "year"],
]);

const WHOLE_SENTENCE =
  /^(?:(?:trong )?thoi (?:han|gian)(?: giai quyet)?:? ?)?(?:khong qua |toi da |trong vong |trong )?(\d{1,3}(?:[.,]\d{1,2})?)(?: \([^)\d]*\))? (ngay lam viec|ngay|gio lam viec|gio|thang|nam)(?:,? (?:ke )?tu (?:ngay|khi) (?:tiep )?nhan (?:duoc |du )*ho so(?: day du)?(?:,? hop le)?(?: theo quy dinh)?)?[.;]?$/u;

function parseDecimal(text: string): number {
  return Number(text.trim().replace(",", "."));
}
