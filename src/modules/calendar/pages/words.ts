import { formatDate, weekdayName, type PlainDate } from "#kernel/time.ts";
import { DAY_KIND_NAMES, type CalendarDay, type DayKind } from "../domain/calendar-day.ts";
import type { DayChange } from "../domain/change-days.ts";

/** A mark in the cell, so that colour never speaks alone. */
export const DAY_MARKS = {
  working: "",
  "weekly-rest": "",
  holiday: "*",
  compensatory: "+",
  "swap-off": "~",
  "swap-worked": "!",
} satisfies Record<DayKind, string>;

/** `Thứ ba 24/11/2026`. */
export function dayName(date: PlainDate): string {
  return `${weekdayName(date)} ${formatDate(date)}`;
}

/** `Ngày nghỉ lễ: Ngày Văn hóa Việt Nam 24/11`; a plain day has no more to say than its kind. */
export function dayMeaning(day: CalendarDay): string {
  const name = DAY_KIND_NAMES[day.kind].vi;
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return day.reason.vi === name ? capital : `${capital}: ${day.reason.vi}`;
}

/** `Thứ năm 26/11/2026: ngày làm việc đổi thành ngày nghỉ lễ: Nghỉ phòng chống bão`. */
export function changeSentence({ before, after }: DayChange): string {
  return `${dayName(after.date)}: ${lowerFirst(dayMeaning(before))} đổi thành ${lowerFirst(dayMeaning(after))}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
