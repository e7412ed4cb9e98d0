import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Moment as MomentOf } from "#platform/act.ts";

export { momentIn } from "#platform/act.ts";

/** What a piece of a use-case about money is given. */
export type Moment = MomentOf<Acting>;

/** Working days within which somebody must have found out where held money belongs; ours, not the law's. */
export const SUSPENSE_DAYS = 3;

/** The end of the working day by which held money must have found its place. */
export function suspenseDue(calendar: WorkingCalendar, from: Instant): Instant {
  const index = counting.dayIndexOf(calendar, counting.minuteOf(from));
  return counting.instantAt(counting.closingOf(calendar, counting.workdayAfter(calendar, index, SUSPENSE_DAYS)));
}
