import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueOfCase, type ClockEvent } from "#modules/deadlines/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierEvent, DueNow } from "./events.ts";
import { may } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import { actsIn, stateAfter, type Act } from "./transitions.ts";

/** What every decision is given: the core knows no clock and no calendar of its own. */
export type Given = { readonly now: Instant; readonly calendar: WorkingCalendar; readonly viewer: Viewer };

/** One legal act decides one event, or refuses. */
export type Decision<E extends DossierEvent = DossierEvent> = Result<E, Refusal>;

/** The two guards before every act, the same that make the buttons: may this person, and may this state. */
export function guard(dossier: Dossier, act: Act, { viewer }: Given): Result<Dossier, Refusal> {
  if (!may(viewer, act, dossier)) return err({ kind: "dossiers/not-allowed", act });
  if (stateAfter(dossier.state, act) === undefined) {
    return err({ kind: "dossiers/transition", act, state: dossier.state, allowed: actsIn(dossier.state) });
  }
  return ok(dossier);
}

/** The due date as it stands after one more clock event (handbook §3.1: only these acts may move it). */
export function dueAfter(dossier: Dossier, clockEvent: ClockEvent | null, { calendar }: Given): DueNow {
  if (dossier.acceptedAt === null || dossier.rule === null) return { dueAt: null, dueTrace: [], clockEvent: null };
  if (clockEvent === null) return { dueAt: dossier.dueAt, dueTrace: dossier.dueTrace, clockEvent };
  const after = dueOfCase(dossier.acceptedAt, dossier.rule, calendar, [...dossier.clockEvents, clockEvent]);
  return { dueAt: after.due, dueTrace: after.trace, clockEvent };
}

/** A reason is a sentence somebody wrote, not a space. */
export function isBlank(text: string): boolean {
  return text.trim() === "";
}
