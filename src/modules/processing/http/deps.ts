import type { ComponentChildren } from "preact";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";

/** What the routes of this slice are given by the composition root. */
export type ProcessingDeps = {
  readonly db: Db;
  readonly clock: Clock;
  /** The calendar in force. */
  readonly calendar: () => Promise<WorkingCalendar>;
  /** Everything a legal act needs beside its command. */
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  /** What higher slices put beside the work of an officer; the composition root fills it. */
  readonly besideWork?: (viewer: Viewer) => Promise<ComponentChildren>;
};
