import { formatDate, weekdayName } from "#kernel/time.ts";
import { DAY_KIND_NAMES, isWorkingKind, type CalendarDay, type DayKind } from "../domain/calendar-day.ts";
import type { missingAnnouncements } from "../domain/statutory-holidays.ts";

type Missing = ReturnType<typeof missingAnnouncements>;

/** A year for programs: every day with its kind and reason. */
export function presentYear(year: number, days: readonly CalendarDay[], missing: Missing) {
  return {
    year,
    status: missing.length === 0 ? "announced" : "unconfirmed",
    missing,
    workingDays: days.filter((day) => isWorkingKind(day.kind)).length,
    days: days.map((day) => ({
      date: day.date.toString(),
      weekday: day.date.dayOfWeek,
      kind: day.kind,
      reason: day.reason.vi,
      reasonEn: day.reason.en,
    })),
  };
}

const MARKS = {
  working: " ",
  "weekly-rest": ".",
  holiday: "*",
  compensatory: "+",
  "swap-off": "~",
  "swap-worked": "!",
} satisfies Record<DayKind, string>;

const MONTHS_IN_A_ROW = 3;
const MONTH_WIDTH = 7 * 4;

/** A year for people: twelve months with marks, then the special days and their reasons. */
export function yearTable(year: number, days: readonly CalendarDay[], missing: Missing): string {
  const working = days.filter((day) => isWorkingKind(day.kind)).length;
  const months = Array.from({ length: 12 }, (_, i) => monthLines(i + 1, days));
  const rows = Array.from({ length: 12 / MONTHS_IN_A_ROW }, (_, i) =>
    sideBySide(months.slice(i * MONTHS_IN_A_ROW, (i + 1) * MONTHS_IN_A_ROW)),
  );
  const special = days.filter((day) => day.kind !== "working" && day.kind !== "weekly-rest");
  return [
    `Lịch làm việc năm ${year}: ${working} ngày làm việc${missing.length === 0 ? "" : " (chưa xác nhận)"}`,
    ...missing.map((what) => `  ${NOT_ANNOUNCED[what]}`),
    "",
    ...rows,
    `  * nghỉ lễ   + nghỉ bù   ~ nghỉ hoán đổi   ! làm bù   . nghỉ hằng tuần`,
    "",
    ...special.map(specialLine),
  ].join("\n");
}

const NOT_ANNOUNCED = {
  tet: "Ngày nghỉ Tết Nguyên đán chưa được công bố, tính tạm theo âm lịch.",
  "national-day": "Ngày nghỉ Quốc khánh thứ hai chưa được công bố, tính tạm.",
} satisfies Record<Missing[number], string>;

function monthLines(month: number, days: readonly CalendarDay[]): readonly string[] {
  const own = days.filter((day) => day.date.month === month);
  const cells = own.map((day) => `${String(day.date.day).padStart(3)}${MARKS[day.kind]}`);
  const padded = [...Array.from({ length: (own[0]?.date.dayOfWeek ?? 1) - 1 }, () => "    "), ...cells];
  const weeks = Array.from({ length: Math.ceil(padded.length / 7) }, (_, i) => padded.slice(i * 7, i * 7 + 7).join(""));
  return [`Tháng ${month}`, " T2  T3  T4  T5  T6  T7  CN", ...weeks];
}

function sideBySide(months: readonly (readonly string[])[]): string {
  const height = Math.max(...months.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, i) =>
    months
      .map((month) => (month[i] ?? "").padEnd(MONTH_WIDTH))
      .join("   ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

function specialLine(day: CalendarDay): string {
  const weekday = weekdayName(day.date).padEnd(9);
  return `  ${formatDate(day.date)}  ${weekday} ${DAY_KIND_NAMES[day.kind].vi}: ${day.reason.vi}`;
}
