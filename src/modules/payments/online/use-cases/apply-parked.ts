import { nowWithin } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { serviceViewer } from "../../use-cases/service-viewer.ts";
import { settleSuspense } from "../../use-cases/settle-suspense.ts";
import { listParked, lockParked, settleCallback } from "../store/callbacks.ts";
import { listEarlyMoney } from "../store/early-money.ts";
import type { OnlineDeps } from "./online-deps.ts";
import { openRefund } from "./open-refund.ts";

/**
 * Applies what came before its parent (B-35): money that was held because its demand was not here yet goes to that demand,
 * and a refund that overtook its payment becomes a claim. Each of them once; answers how many.
 */
export async function applyParked(deps: OnlineDeps): Promise<number> {
  const acting = await deps.acting(serviceViewer());
  let applied = 0;
  for (const { itemId, reference } of await listEarlyMoney(deps.db)) {
    const settled = await settleSuspense(acting, {
      itemId,
      reference,
      reason: "Tiền qua Cổng thanh toán đến trước yêu cầu thanh toán",
    });
    if (settled.ok) applied += 1;
  }
  for (const parked of await listParked(deps.db)) {
    const isApplied = await transact(deps.db, async (tx) => {
      if (!(await lockParked(tx, parked.eventId))) return false;
      const { outcome, note } = await openRefund({ ...acting, db: tx }, tx, parked);
      if (outcome === "parked") return false;
      await settleCallback(tx, parked.eventId, { outcome, note, at: await nowWithin(deps.clock, tx) });
      return true;
    });
    if (isApplied) applied += 1;
  }
  return applied;
}
