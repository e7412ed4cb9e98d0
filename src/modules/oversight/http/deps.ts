import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";

/** What the routes of this slice are given by the composition root. */
export type OversightDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The calendar in force. */
  readonly calendar: () => Promise<WorkingCalendar>;
};
