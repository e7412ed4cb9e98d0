import { mkdirSync } from "node:fs";
import { databaseClock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import { newId } from "#platform/ids.ts";
import { createLog, createMetrics } from "#platform/telemetry.ts";
import { openDatabase, type OpenDatabase } from "./database.ts";
import type { Runtime } from "./runtime.ts";

export type OpenRuntime = { readonly runtime: Runtime; readonly database: OpenDatabase };

/** Opens what a long-running process shares: database, clock, logs, metrics. */
export async function openRuntime(config: Config, note: (text: string) => void): Promise<OpenRuntime> {
  mkdirSync(config.dataDir, { recursive: true });
  const database = await openDatabase(config, note);
  const runtime: Runtime = {
    config,
    db: database.db,
    clock: databaseClock(database.db),
    newId,
    log: createLog(config.logLevel),
    metrics: createMetrics(),
  };
  return { runtime, database };
}
