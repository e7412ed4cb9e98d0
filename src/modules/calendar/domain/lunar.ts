import { Temporal, type PlainDate } from "#kernel/time.ts";
import { newMoon, sunLongitude } from "./astronomy.ts";

/**
 * The Vietnamese lunar calendar, computed from the positions of sun and moon for the meridian of UTC+7.
 * China's calendar uses UTC+8, so the two sometimes differ by a day (Tết 2007, 2030, 2053) or by a month (1985).
 */

const UNIX_EPOCH_JD = 2440587.5;
const ZONE_DAYS = 7 / 24;
const MONTH = 29.530588861;
const FIRST_NEW_MOON_JD = 2451550.1;

/** The first day of the lunar year that begins in this Gregorian year (Tết Nguyên đán). */
export function tetOf(year: number): PlainDate {
  return lunarToSolar({ year, month: 1, day: 1 });
}

/** The Gregorian date of a day of an ordinary (not leap) lunar month. `year` is the Gregorian year of its Tết. */
export function lunarToSolar(lunar: { year: number; month: number; day: number }): PlainDate {
  const months = lunar.month >= 11 ? monthsFromEleventh(lunar.year) : monthsFromEleventh(lunar.year - 1);
  const start = months.find((m) => m.month === lunar.month && !m.leap)?.start;
  if (start === undefined) throw new RangeError(`no lunar month ${lunar.month} in ${lunar.year}`);
  return dateOfDay(start + lunar.day - 1);
}

type LunarMonth = { readonly start: number; readonly month: number; readonly leap: boolean };

/** The lunar months from the one that holds the winter solstice of `year` up to the next such month. */
function monthsFromEleventh(year: number): readonly LunarMonth[] {
  const first = solsticeMonth(year);
  const last = solsticeMonth(year + 1);
  const hasLeap = last - first === 13;
  const months: LunarMonth[] = [];
  let number = 11;
  let leapGiven = false;
  for (let k = first; k < last; k += 1) {
    const start = newMoonDay(k);
    const leap: boolean = hasLeap && !leapGiven && k > first && majorTerm(start) === majorTerm(newMoonDay(k + 1));
    if (leap) leapGiven = true;
    else if (k > first) number = (number % 12) + 1;
    months.push({ start, month: number, leap });
  }
  return months;
}

/** Index of the new moon that begins the lunar month holding the winter solstice of this year. */
function solsticeMonth(year: number): number {
  const endOfYear = dayOf(year, 12, 31);
  let k = Math.floor((endOfYear + UNIX_EPOCH_JD - FIRST_NEW_MOON_JD) / MONTH) + 1;
  while (newMoonDay(k) > endOfYear) k -= 1;
  return majorTerm(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/** Days since 1970-01-01 of the Vietnamese date on which the k-th new moon after 2000-01-06 falls. */
function newMoonDay(k: number): number {
  return Math.floor(newMoon(k) - UNIX_EPOCH_JD + ZONE_DAYS);
}

/** Which twelfth of its way (0-11, 9 = from the winter solstice) the sun is in at the midnight that begins a day. */
function majorTerm(day: number): number {
  return Math.floor(sunLongitude(day + UNIX_EPOCH_JD - ZONE_DAYS) / 30);
}

function dayOf(year: number, month: number, day: number): number {
  return Temporal.PlainDate.from("1970-01-01").until({ year, month, day }, { largestUnit: "day" }).days;
}

function dateOfDay(day: number): PlainDate {
  return Temporal.PlainDate.from("1970-01-01").add({ days: day });
}
