import { applyParked } from "./apply-parked.ts";
import { driveDueOrders } from "./drive-order.ts";
import type { OnlineDeps } from "./online-deps.ts";
import { countAlarms, watchOnline } from "./watch-online.ts";

/**
 * What happens every minute: messages that are due (an open payment is asked about once in fifteen minutes), and what came
 * before its parent. Answers how many things wait for a person.
 */
export async function runOnlineJobs(deps: OnlineDeps): Promise<number> {
  await driveDueOrders(deps);
  await applyParked(deps);
  return countAlarms(await watchOnline(deps.db, await deps.clock.now()));
}
