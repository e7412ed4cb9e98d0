import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/** Between which places an item travels. */
export type TransitScope = "same-district" | "between-districts" | "inter-province";

export type TransitTime = {
  readonly scope: TransitScope;
  /** Working days after the day of acceptance: the least and the most that may be promised. */
  readonly fewest: number;
  readonly most: number;
  /** The same when the post also brings the appointment slip back. */
  readonly mostWithSlip: number;
  readonly basis: string;
};

/** J + n working days, J being the day on which the post accepts (TT 17/2017/TT-BTTTT Điều 7). */
export const TRANSIT_TIMES: readonly TransitTime[] = [
  { scope: "same-district", fewest: 1, most: 1, mostWithSlip: 2, basis: "TT 17/2017/TT-BTTTT Điều 7" },
  { scope: "between-districts", fewest: 2, most: 2, mostWithSlip: 4, basis: "TT 17/2017/TT-BTTTT Điều 7" },
  { scope: "inter-province", fewest: 3, most: 8, mostWithSlip: 8, basis: "TT 17/2017/TT-BTTTT Điều 7" },
];

/** The time that holds between two places. */
export function transitTimeOf(scope: TransitScope): TransitTime {
  const found = TRANSIT_TIMES.find((time) => time.scope === scope);
  if (found === undefined) throw new Error(`no time for ${scope}`);
  return found;
}

/** Working days that are promised: what was chosen, held inside what the law allows for the scope. */
export function daysWithin(scope: TransitScope, chosen: number | undefined): number {
  const { fewest, most } = transitTimeOf(scope);
  if (chosen === undefined || !Number.isInteger(chosen)) return most;
  return Math.min(most, Math.max(fewest, chosen));
}

/** The last day on which the item is in time: n working days after the day of acceptance, which is day J itself. */
export function promisedDay(acceptedAt: Instant, days: number, calendar: WorkingCalendar): PlainDate {
  const index = counting.dayIndexOf(calendar, counting.minuteOf(acceptedAt));
  const day = counting.workdayAfter(calendar, index, days);
  return dateInVietnam(counting.instantAt(counting.midnightOf(calendar, day)));
}

/** Whether an item is late: it ended after the promised day, or has not ended and the day is over. */
export function isLate(
  { promisedOn, endedAt }: { readonly promisedOn: PlainDate | null; readonly endedAt: Instant | null },
  now: Instant,
): boolean {
  if (promisedOn === null) return false;
  return Temporal.PlainDate.compare(dateInVietnam(endedAt ?? now), promisedOn) > 0;
}
