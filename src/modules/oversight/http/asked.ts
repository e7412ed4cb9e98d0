import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { addWorkingMinutes, AMBER_MINUTES } from "#modules/deadlines/domain.ts";
import { BOARD_PERIODS, type BoardPeriodKey } from "../domain/board-period.ts";
import { PERIOD_SLUGS, SOON_CHOICES, type SoonSlug } from "./paths.ts";

/** The text under a name of a query or form; the first one when it was sent several times. */
export function textIn(values: unknown, name: string, most = 200): string {
  const value: unknown = typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.slice(0, most).trim() : "";
}

/** The period that an address names; thirty days when it names none. */
export function periodIn(query: unknown): BoardPeriodKey {
  const slug = textIn(query, "ky");
  return BOARD_PERIODS.find((key) => PERIOD_SLUGS[key] === slug) ?? "month";
}

/** The threshold that an address names. */
export function soonIn(query: unknown): SoonSlug {
  const slug = textIn(query, "sap-han");
  return (SOON_CHOICES.find((choice) => choice.slug === slug) ?? SOON_CHOICES[0]).slug;
}

/** The last day of promises that are about to be broken. */
export function soonBy(soon: SoonSlug, now: Instant, calendar: WorkingCalendar): PlainDate {
  switch (soon) {
    case "8-gio":
      return dateInVietnam(addWorkingMinutes(calendar, now, AMBER_MINUTES));
    case "3-ngay":
      return workdayAfter(calendar, now, 3);
    case "5-ngay":
      return workdayAfter(calendar, now, 5);
  }
}

function workdayAfter(calendar: WorkingCalendar, now: Instant, days: number): PlainDate {
  const index = counting.workdayAfter(calendar, counting.dayIndexOf(calendar, counting.minuteOf(now)), days);
  return dateInVietnam(counting.instantAt(counting.midnightOf(calendar, index)));
}

/** Whether a text is an id as this system writes them. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
