import type { FastifyRequest } from "fastify";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { hasRole, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { LEADERS } from "../domain/policy.ts";
import type { Acting } from "../use-cases/acting.ts";
import type { SessionPrinter } from "../use-cases/print-session.ts";

/** What the routes of this slice are given by the composition root. */
export type DirectiveDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The calendar in force. */
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly printer: SessionPrinter;
};

/** Acting for one request of one officer. */
export async function actingFor(deps: DirectiveDeps, viewer: Viewer): Promise<Acting> {
  const { db, clock, newId } = deps;
  return { db, clock, newId, viewer, calendar: await deps.calendar() };
}

/** Whether a leader asks: what leaders write and decide needs a fresh proof of who sits at the screen. */
export function asLeader(request: FastifyRequest): boolean {
  return hasRole(requireViewer(request), ...LEADERS);
}
