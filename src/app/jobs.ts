import type { TaskList } from "graphile-worker";
import { removeDeadSessions, removeOldAttempts } from "#modules/identity/index.ts";
import type { Runtime } from "./runtime.ts";

/** When the timers fire, in the form of cron (UTC): minute hour day month weekday name. */
export const CRONTAB = ["17 * * * * sweep-sessions ?max=3"].join("\n");

/** What happens in the background, by name. */
export function jobs({ db }: Runtime): TaskList {
  return {
    "sweep-sessions": async () => {
      await removeDeadSessions(db);
      await removeOldAttempts(db);
    },
  };
}
