import type { FastifyRequest } from "fastify";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Log } from "#platform/telemetry.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { requireViewer, type Viewer } from "#modules/identity/index.ts";
import { DESK_ROLES, HANDLERS, OVERSEERS } from "../domain/policy.ts";
import type { DeskPrinter } from "../use-cases/desk-printer.ts";

/** What the routes of this slice are given by the composition root. */
export type DeskDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  readonly log: Log;
  readonly printer: DeskPrinter;
};

/** Everybody who has to do with money at the desk. */
export const DESK = { audience: DESK_ROLES } as const;
/** Held money and refunds: not for the counter of an agency that only takes money. */
export const HANDLING = { audience: HANDLERS } as const;
/** The days of all tills. */
export const OVERSEEING = { audience: OVERSEERS } as const;
/** A second person's yes is a signature: it needs a fresh proof of who sits at the screen. */
export const SIGNING = { audience: OVERSEERS, freshProof: "always" } as const;

/** Acting for the officer of a request. */
export function actingOf(deps: DeskDeps, request: FastifyRequest): Promise<Acting> {
  return deps.acting(requireViewer(request));
}
