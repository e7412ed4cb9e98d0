import type { Clock } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierEvent } from "../domain/events.ts";

/**
 * Who acts, when, with what: everything an act needs beside its command.
 * When `db` is already a transaction the act joins it; give it a fixed clock then, so that one decision has one time.
 */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
  readonly calendar: WorkingCalendar;
  readonly reactions: readonly Reaction[];
};

/** What another slice does when something happened to a dossier, in the same transaction. */
export type Reaction = (tx: Tx, dossier: Dossier, events: readonly DossierEvent[], acting: Acting) => Promise<void>;
