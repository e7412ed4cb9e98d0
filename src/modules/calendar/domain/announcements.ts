import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";

/** A working day given off and the rest day worked in its place. */
export type Swap = { readonly off: PlainDate; readonly worked: PlainDate };

/** What the State announced for one year. `tet` is the whole block, both ends included. */
export type YearAnnouncement = {
  readonly tet?: { readonly from: PlainDate; readonly to: PlainDate };
  readonly nationalDayExtra?: PlainDate;
  readonly swaps: readonly Swap[];
};

/** The yearly decisions, and the first year in which 24 November is a holiday (Resolution 28/2026/QH16). */
export type Announcements = {
  readonly cultureDayFrom: number;
  readonly years: ReadonlyMap<number, YearAnnouncement>;
};

/** Where a file of announcements is wrong, and how. */
export type AnnouncementProblem = { readonly path: string; readonly vi: string; readonly en: string };

const CULTURE_DAY_FROM = 2026;

/** Reads the JSON of an announcements file; every mistake is listed with its path. */
export function parseAnnouncements(json: unknown): Result<Announcements, readonly AnnouncementProblem[]> {
  const problems: AnnouncementProblem[] = [];
  if (!isObject(json) || !isObject(json["years"])) return err([problem("years", "thiếu mục years", "has no years")]);
  const culture = json["culture_day"];
  const from = isObject(culture) ? culture["from"] : CULTURE_DAY_FROM;
  if (!Number.isInteger(from)) problems.push(problem("culture_day.from", "phải là một năm", "must be a year"));
  const years = new Map<number, YearAnnouncement>();
  for (const [key, value] of Object.entries(json["years"])) {
    if (!/^\d{4}$/.test(key) || !isObject(value)) {
      problems.push(problem(`years.${key}`, "không phải một năm", "is not a year"));
      continue;
    }
    years.set(
      Number(key),
      readYear(Number(key), value, (p) => problems.push(p)),
    );
  }
  return problems.length > 0 ? err(problems) : ok({ cultureDayFrom: Number(from), years });
}

type Report = (problem: AnnouncementProblem) => void;

function readYear(year: number, value: Record<string, unknown>, report: Report): YearAnnouncement {
  const path = `years.${year}`;
  const tet = value["tet"] === undefined ? undefined : readBlock(`${path}.tet`, value["tet"], year, report);
  const extra = value["national_day_extra"];
  const nationalDayExtra = extra === undefined ? undefined : readDate(`${path}.national_day_extra`, extra, report);
  if (nationalDayExtra !== undefined && !isBesideNationalDay(nationalDayExtra, year)) {
    report(problem(`${path}.national_day_extra`, "phải là ngày 1/9 hoặc 3/9", "must be 1 or 3 September"));
  }
  const swaps = value["swaps"] ?? [];
  if (!Array.isArray(swaps)) report(problem(`${path}.swaps`, "phải là danh sách", "must be a list"));
  return {
    ...(tet === undefined ? {} : { tet }),
    ...(nationalDayExtra === undefined ? {} : { nationalDayExtra }),
    swaps: Array.isArray(swaps) ? swaps.flatMap((swap, i) => readSwap(`${path}.swaps.${i}`, swap, report)) : [],
  };
}

function readBlock(path: string, value: unknown, year: number, report: Report): YearAnnouncement["tet"] {
  if (!Array.isArray(value) || value.length !== 2) {
    report(problem(path, "phải có ngày đầu và ngày cuối", "must hold a first and a last date"));
    return undefined;
  }
  const from = readDate(path, value[0], report);
  const to = readDate(path, value[1], report);
  if (from === undefined || to === undefined) return undefined;
  const length = from.until(to).days + 1;
  if (length < 5 || length > 14 || to.year !== year) {
    report(problem(path, "phải dài 5-14 ngày và ở trong năm", "must last 5 to 14 days within the year"));
    return undefined;
  }
  return { from, to };
}

function readSwap(path: string, value: unknown, report: Report): readonly Swap[] {
  if (!isObject(value)) {
    report(problem(path, "phải có off và worked", "must hold off and worked"));
    return [];
  }
  const off = readDate(`${path}.off`, value["off"], report);
  const worked = readDate(`${path}.worked`, value["worked"], report);
  if (off === undefined || worked === undefined) return [];
  if (off.dayOfWeek > 5) report(problem(`${path}.off`, "đã là ngày nghỉ hằng tuần", "is a weekly rest day already"));
  if (worked.dayOfWeek <= 5) report(problem(`${path}.worked`, "đã là ngày làm việc", "is a working day already"));
  return [{ off, worked }];
}

function readDate(path: string, value: unknown, report: Report): PlainDate | undefined {
  const date = typeof value === "string" ? isoDate(value) : undefined;
  if (date === undefined) report(problem(path, "không phải ngày YYYY-MM-DD có thật", "is not a real date YYYY-MM-DD"));
  return date;
}

/** A real date written `YYYY-MM-DD`, or undefined. */
export function isoDate(text: string): PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

function isBesideNationalDay(date: PlainDate, year: number): boolean {
  return date.year === year && date.month === 9 && (date.day === 1 || date.day === 3);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function problem(path: string, vi: string, en: string): AnnouncementProblem {
  return { path, vi, en };
}
