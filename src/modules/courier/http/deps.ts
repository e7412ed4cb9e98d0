import type { Blobs } from "#platform/blobs.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Acting } from "../use-cases/acting.ts";
import type { CourierPrinter } from "../use-cases/print-courier.ts";

/** What the routes of this slice are given by the composition root. */
export type CourierDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly blobs: Blobs;
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly printer: CourierPrinter;
};

/** Acting for one request of one officer. */
export async function actingFor({ db, clock, newId, calendar }: CourierDeps, viewer: Viewer): Promise<Acting> {
  return { db, clock, newId, viewer, calendar: await calendar() };
}
