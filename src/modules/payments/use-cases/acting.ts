import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { nowWithin } from "#platform/clock.ts";
import type { Tx } from "#platform/db/db.ts";

/** Acting inside a transaction at one moment: what a piece of a use-case about money is given. */
export type Moment = { readonly tx: Tx; readonly now: Instant; readonly acting: Acting };

/** The moment of a use-case: its time is read once, to the microsecond, and its acts on dossiers share it. */
export async function momentIn(acting: Acting, tx: Tx): Promise<Moment> {
  const now = await nowWithin(acting.clock, tx);
  return { tx, now, acting: { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } } };
}

/** Working days within which somebody must have found out where held money belongs; ours, not the law's. */
export const SUSPENSE_DAYS = 3;

/** The end of the working day by which held money must have found its place. */
export function suspenseDue(calendar: WorkingCalendar, from: Instant): Instant {
  const index = counting.dayIndexOf(calendar, counting.minuteOf(from));
  return counting.instantAt(counting.closingOf(calendar, counting.workdayAfter(calendar, index, SUSPENSE_DAYS)));
}
