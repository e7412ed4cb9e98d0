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

export const SITTINGS_PATH = `${CALENDAR_PATH}/gio`;
export const SITTINGS_PREVIEW_PATH = `${SITTINGS_PATH}/xem-truoc`;

/** The sittings of the centre, or of a unit that has its own. */
export function sittingsPath(unitId: string | null): string {
  return unitId === null ? SITTINGS_PATH : `${SITTINGS_PATH}?don-vi=${unitId}`;
}
