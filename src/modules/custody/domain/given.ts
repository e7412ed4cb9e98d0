import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";

/** What every decision is given beside bundle and command. */
export type Given = {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly viewer: Pick<Viewer, "officerId" | "appointments">;
  /** The agency of a unit; undefined when there is no such unit. */
  readonly agencyOfUnit: (unitId: string) => string | undefined;
  /** How many working hours a hand-over may wait for its acknowledgement. */
  readonly acknowledgeHours: number;
};
