import type { Instant } from "#kernel/time.ts";
import { Temporal } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Order } from "../domain/order.ts";
import { listParked, listRefusedCallbacks, type Parked, type RefusedCallback } from "../store/callbacks.ts";
import { countUnclaimed } from "../store/early-money.ts";
import { listStuckOrders } from "../store/orders.ts";

/** What of online payment a person has to look at now. */
export type OnlineAlarms = {
  readonly stuck: readonly Order[];
  /** Events that wait for their parent for more than an hour. */
  readonly parked: readonly Parked[];
  readonly refused: readonly RefusedCallback[];
  /** Payments held for more than an hour because nobody knows what for. */
  readonly unclaimed: number;
};

const PATIENCE = { hours: 1 } as const;

/** Looks for what waits too long (B-35). */
export async function watchOnline(db: Db, now: Instant): Promise<OnlineAlarms> {
  const before = now.subtract(PATIENCE);
  const parked = await listParked(db);
  return {
    stuck: await listStuckOrders(db),
    parked: parked.filter(({ receivedAt }) => Temporal.Instant.compare(receivedAt, before) < 0),
    refused: await listRefusedCallbacks(db, now),
    unclaimed: await countUnclaimed(db, before),
  };
}

/** How many alarms there are. */
export function countAlarms({ stuck, parked, refused, unclaimed }: OnlineAlarms): number {
  return stuck.length + parked.length + refused.length + unclaimed;
}
