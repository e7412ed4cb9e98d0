import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadCalendar } from "#modules/calendar/index.ts";
import { openBlobs } from "#platform/blobs.ts";
import { databaseClock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { createLog, createMetrics } from "#platform/telemetry.ts";
import { openDatabase, type OpenDatabase } from "./database.ts";
import { REACTIONS } from "./reactions.ts";
import type { Runtime } from "./runtime.ts";

export type OpenRuntime = { readonly runtime: Runtime; readonly database: OpenDatabase };

/** Opens what a long-running process shares: database, clock, logs, metrics. */
export async function openRuntime(config: Config, note: (text: string) => void): Promise<OpenRuntime> {
  mkdirSync(config.dataDir, { recursive: true });
  const database = await openDatabase(config, note);
  return { runtime: runtimeOn(config, database.db), database };
}

/** What a process shares, on a database that is open already. */
export function runtimeOn(config: Config, db: Db): Runtime {
  const clock = databaseClock(db);
  const calendar = () => loadCalendar(db);
  return {
    config,
    db,
    clock,
    newId,
    blobs: openBlobs(join(config.dataDir, "files")),
    log: createLog(config.logLevel),
    metrics: createMetrics(),
    calendar,
    acting: async (viewer) => ({ db, clock, newId, viewer, calendar: await calendar(), reactions: REACTIONS }),
  };
}
