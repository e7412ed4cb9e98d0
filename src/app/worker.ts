import { sql } from "kysely";
import { Logger, run, runMigrations, type Runner, type TaskList } from "graphile-worker";
import type { OpenDatabase } from "./database.ts";
import type { Runtime } from "./runtime.ts";
import { CRONTAB, DRAW_FACTS, jobs, OPEN_CUSTODY, OPEN_REQUESTS, PUBLISH_FIGURES } from "./jobs.ts";

const CONCURRENCY = 4;

/** Starts the background process; timers and queued work survive a crash. The owner creates the queue's tables. */
export async function startWorker(runtime: Runtime, { owner, ownerUrl }: OpenDatabase): Promise<Runner> {
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString: ownerUrl, logger });
  // The web role may look at the queue's age for its health check, and no more.
  await sql`grant usage on schema graphile_worker to motcua_app`.execute(owner);
  await sql`grant select on graphile_worker.jobs to motcua_app`.execute(owner);
  const runner = await run({
    connectionString: ownerUrl,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: guarded(jobs(runtime), runtime),
    crontab: CRONTAB,
    logger,
  });
  await runner.addJob(DRAW_FACTS, {}, { jobKey: DRAW_FACTS });
  await runner.addJob(OPEN_REQUESTS, {}, { jobKey: OPEN_REQUESTS });
  await runner.addJob(OPEN_CUSTODY, {}, { jobKey: OPEN_CUSTODY });
  await runner.addJob(PUBLISH_FIGURES, {}, { jobKey: PUBLISH_FIGURES });
  return runner;
}

/** A job that fails is logged by name only, and tried again by the queue. */
function guarded(list: TaskList, { log }: Runtime): TaskList {
  return Object.fromEntries(
    Object.entries(list).map(([name, task]) => [
      name,
      async (payload, helpers) => {
        try {
          await task?.(payload, helpers);
        } catch (error) {
          log.error({ job: name, fault: error instanceof Error ? error.message : "unknown" }, "job failed");
          throw error;
        }
      },
    ]),
  );
}
