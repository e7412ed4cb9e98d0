import type { Instant, PlainDate } from "#kernel/time.ts";

const MS_PER_DAY = 86_400_000;
/** The wall clock of Vietnam is seven hours ahead of UTC, all year round. */
const VIETNAM_AHEAD_MS = 7 * 3_600_000;
/** The serial number of 1970-01-01 in the calendar of spreadsheets. */
const EPOCH = 25_569;
/** 1 March 1900: before it, spreadsheets count a 29 February that never was. After 9999 they count no more. */
const FIRST = 61;
const END = 2_958_466;

/** The serial number of a day as spreadsheets count, or undefined for a day that they cannot tell. */
export function serialOfDate(date: PlainDate): number | undefined {
  return within(Math.round(new Date(0).setUTCFullYear(date.year, date.month - 1, date.day) / MS_PER_DAY) + EPOCH);
}

/** The serial number of an instant on the wall clock of Vietnam, or undefined as above. */
export function serialOfInstant(instant: Instant): number | undefined {
  return serialOfEpoch(instant.epochMilliseconds);
}

/** The same for an instant that is told in milliseconds since 1970. */
export function serialOfEpoch(milliseconds: number): number | undefined {
  return within((milliseconds + VIETNAM_AHEAD_MS) / MS_PER_DAY + EPOCH);
}

function within(serial: number): number | undefined {
  return serial >= FIRST && serial < END ? serial : undefined;
}

/**
 * `2026-11-25 09:15:00` on the wall clock of Vietnam, from milliseconds since 1970. By hand: the calendar of Temporal
 * takes thirty times as long, and a file may hold millions of instants.
 */
export function wallClockOfEpoch(milliseconds: number): string {
  const iso = new Date(milliseconds + VIETNAM_AHEAD_MS).toISOString();
  return `${iso.slice(0, -14)} ${iso.slice(-13, -5)}`;
}
