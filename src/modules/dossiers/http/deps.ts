import type { Language } from "#kernel/language.ts";
import type { ComponentChildren } from "preact";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Log } from "#platform/telemetry.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Acting, Reaction } from "../use-cases/acting.ts";

/** What the routes of this slice are given by the composition root. */
export type DossierDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The calendar in force. */
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly reactions: readonly Reaction[];
  readonly log: Log;
  /** Why a dossier pays what it pays, for whoever holds its receipt. */
  readonly feeReasons?: (dossier: Dossier) => Promise<ComponentChildren>;
  /** Where the result is on its way by post, for whoever holds its receipt. */
  readonly postProgress?: (dossier: Dossier) => Promise<ComponentChildren>;
  /** What whoever holds the receipt can do now, on top of the progress page: pay. */
  readonly progressActs?: (dossier: Dossier, language: Language) => Promise<ComponentChildren>;
};

/** Acting for one request of one officer. */
export async function actingFor(deps: DossierDeps, viewer: Viewer): Promise<Acting> {
  const { db, clock, newId, reactions } = deps;
  return { db, clock, newId, viewer, reactions, calendar: await deps.calendar() };
}
