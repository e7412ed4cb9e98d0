import type { Acting } from "#modules/dossiers/index.ts";
import { nowWithin } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { serviceViewer } from "../../use-cases/service-viewer.ts";
import { settleSuspense } from "../../use-cases/settle-suspense.ts";
import { listParked, lockParked, settleCallback, type Parked } from "../store/callbacks.ts";
import { listEarlyMoney } from "../store/early-money.ts";
import type { OnlineDeps } from "./online-deps.ts";
import { openRefund } from "./open-refund.ts";

const AT_ONCE = 500;

/**
 * Applies what came before its parent (B-35): money that was held because its demand was not here yet goes to that demand,
 * and a refund that overtook its payment becomes a claim. Each of them once; answers how many.
 */
export async function applyParked(deps: OnlineDeps, atOnce = AT_ONCE): Promise<number> {
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
  // Page after page: what waits for ever at the beginning does not keep what came later waiting.
  for (let after: Parked | undefined; ;) {
    const page = await listParked(deps.db, { after, limit: atOnce });
    for (const parked of page) if (await applyOne(deps, acting, parked)) applied += 1;
    after = page.at(-1);
    if (page.length < atOnce) return applied;
  }
}

async function applyOne(deps: OnlineDeps, acting: Acting, parked: Parked): Promise<boolean> {
  return transact(deps.db, async (tx) => {
    if (!(await lockParked(tx, parked.eventId))) return false;
    const { outcome, note } = await openRefund({ ...acting, db: tx }, tx, parked);
    if (outcome === "parked") return false;
    await settleCallback(tx, parked.eventId, { outcome, note, at: await nowWithin(deps.clock, tx) });
    return true;
  });
}
