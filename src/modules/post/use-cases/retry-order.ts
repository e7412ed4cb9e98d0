import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { requeueOrder } from "../store/orders.ts";
import { lockSlip, noteSlip } from "../store/slips.ts";
import { performing } from "./acting.ts";

/** Tries an order again that was given up: somebody has spoken with the post; the post is asked before it is sent. */
export function retryOrder(acting: Acting, slipId: string): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "prepare") === undefined) return err({ kind: "post/not-allowed", duty: "prepare" });
    const slip = await lockSlip(tx, slipId);
    if (slip === undefined) return err({ kind: "post/not-found" });
    if (!(await requeueOrder(tx, slipId, now))) return err({ kind: "post/stale" });
    const isAboutTheOrder = slip.attention === "order-given-up" || slip.attention === "order-refused";
    const again = { ...slip, order: "waiting" as const, attention: isAboutTheOrder ? null : slip.attention };
    await noteSlip(tx, again);
    return ok(again);
  });
}
