import type { PlainDate } from "#kernel/time.ts";

export const CALENDAR_PATH = "/can-bo/quan-tri/lich";
export const PREVIEW_PATH = `${CALENDAR_PATH}/xem-truoc`;
export const DAY_PATH = `${CALENDAR_PATH}/ngay`;
export const CONFIRM_PATH = `${CALENDAR_PATH}/xac-nhan`;

/** The year's page, with a day opened for a change. */
export function yearPath(year: number, day?: PlainDate): string {
  return day === undefined
    ? `${CALENDAR_PATH}?nam=${year}`
    : `${CALENDAR_PATH}?nam=${year}&ngay=${day.toString()}#doi-ngay`;
}
