import type { Clock } from "#platform/clock.ts";
import type { call } from "#platform/outgoing/outgoing.ts";
import type { Db } from "#platform/db/db.ts";
import { HttpProblem, FORBIDDEN } from "#platform/http/problem.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { hasRole, type Viewer } from "#modules/identity/index.ts";

/** What the routes of this slice are given by the composition root. */
export type ReturnDeskDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  /** A whole number below a million that cannot be guessed. */
  readonly random: () => number;
  /** Hosts that the message gateway may be at (B-36). */
  readonly allowedHosts: readonly string[];
  /** How the gateway is called; another one in tests only. */
  readonly callPartner?: typeof call;
};

/** The desk is for those who hand over: counter, return desk, the centre's management. Throws for everybody else. */
export function atTheDesk(viewer: Viewer): Viewer {
  if (isAtTheDesk(viewer)) return viewer;
  throw new HttpProblem(FORBIDDEN);
}

/** Whether the desk is open to the viewer. */
export function isAtTheDesk(viewer: Viewer): boolean {
  return hasRole(viewer, "return-officer", "counter-officer", "centre-manager");
}
