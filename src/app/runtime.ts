import type { WorkingCalendar } from "#modules/calendar/index.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Blobs } from "#platform/blobs.ts";
import type { Clock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { Db } from "#platform/db/db.ts";
import type { Log, Metrics } from "#platform/telemetry.ts";

/** What every part of a running process shares; built once in a composition root. */
export type Runtime = {
  readonly config: Config;
  /** As the application's role: rows only. */
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Files of dossiers, stored by their content outside the web root. */
  readonly blobs: Blobs;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The calendar in force, read again when an administrator changed it. */
  readonly calendar: () => Promise<WorkingCalendar>;
  /** Everything a legal act needs beside its command, for this officer now. */
  readonly acting: (viewer: Viewer) => Promise<Acting>;
};
