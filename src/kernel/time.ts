import { Temporal } from "temporal-polyfill";

export { Temporal };
export type Instant = Temporal.Instant;
export type PlainDate = Temporal.PlainDate;

/** The one time zone of the product, Asia/Ho_Chi_Minh: at +07:00 without daylight saving since 1975. */
const OFFSET = "+07:00";

/** The instant on the wall clock of Vietnam. */
export function inVietnam(instant: Instant): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO(OFFSET).toPlainDateTime();
}

/** The calendar date of an instant in Vietnam. */
export function dateInVietnam(instant: Instant): PlainDate {
  return inVietnam(instant).toPlainDate();
}

/** The instant of a wall-clock time in Vietnam. */
export function instantOf(local: Temporal.PlainDateTime): Instant {
  return local.toZonedDateTime(OFFSET).toInstant();
}

/** ISO 8601 with the offset of Vietnam, to the second: `2026-12-01T16:30:00+07:00`. */
export function isoInVietnam(instant: Instant): string {
  return `${inVietnam(instant).toString({ smallestUnit: "second" })}${OFFSET}`;
}

/** Date as people write it: `dd/MM/yyyy`. */
export function formatDate(date: PlainDate): string {
  return `${pad(date.day)}/${pad(date.month)}/${String(date.year).padStart(4, "0")}`;
}

/** Time of day in Vietnam: `HH:mm`. */
export function formatTime(instant: Instant): string {
  const local = inVietnam(instant);
  return `${pad(local.hour)}:${pad(local.minute)}`;
}

/** Date and time in Vietnam: `HH:mm dd/MM/yyyy`. */
export function formatInstant(instant: Instant): string {
  return `${formatTime(instant)} ${formatDate(dateInVietnam(instant))}`;
}

const WEEKDAYS = ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"] as const;

/** Vietnamese name of the weekday: `Thứ hai` … `Chủ nhật`. */
export function weekdayName(date: PlainDate): string {
  return WEEKDAYS[date.dayOfWeek - 1] ?? "";
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
