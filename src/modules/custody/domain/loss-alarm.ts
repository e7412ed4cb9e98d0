import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { addWorkingMinutes } from "#modules/deadlines/domain.ts";
import type { Loss } from "./loss.ts";

/** Eight working hours in which the minutes of a loss are written and signed. */
const TO_SIGN = 8 * 60;

/** What is late about a loss: the three have not signed within eight working hours, or the day of the remaking is over. */
export function lossLateness(
  loss: Loss,
  calendar: WorkingCalendar,
  now: Instant,
): "unsigned" | "not-remade" | undefined {
  if (loss.endedAt !== null) return undefined;
  if (loss.completedAt === null) {
    const limit = addWorkingMinutes(calendar, loss.foundAt, TO_SIGN);
    return Temporal.Instant.compare(limit, now) < 0 ? "unsigned" : undefined;
  }
  if (loss.remaking === null) return undefined;
  return Temporal.PlainDate.compare(loss.remaking.by, dateInVietnam(now)) < 0 ? "not-remade" : undefined;
}

/** Whether anything is late about a loss. */
export function isLossLate(loss: Loss, calendar: WorkingCalendar, now: Instant): boolean {
  return lossLateness(loss, calendar, now) !== undefined;
}
