import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Acting } from "../use-cases/acting.ts";
import type { CustodyPrinter } from "../use-cases/print-custody.ts";

/** What the routes of this slice are given by the composition root. */
export type CustodyDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly printer: CustodyPrinter;
};

/** Acting for one request of one officer. */
export async function actingFor(
  { db, clock, newId, calendar }: Omit<CustodyDeps, "printer">,
  viewer: Viewer,
): Promise<Acting> {
  return { db, clock, newId, viewer, calendar: await calendar() };
}
