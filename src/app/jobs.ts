import type { TaskList } from "graphile-worker";
import type { Runtime } from "./runtime.ts";

/** When the timers fire, in the form of cron. */
export const CRONTAB = "";

/** What happens in the background, by name. */
export function jobs(_runtime: Runtime): TaskList {
  return {};
}
