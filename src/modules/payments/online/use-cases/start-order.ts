import { nowWithin } from "#platform/clock.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import { lockRequest } from "../../store/requests.ts";
import { orderReference, type Order } from "../domain/order.ts";
import { insertOrder, listOrdersOf } from "../store/orders.ts";
import { platformInUse } from "./ask-platform.ts";
import { driveOrder } from "./drive-order.ts";
import type { OnlineDeps } from "./online-deps.ts";

export type StartRefusal = { readonly kind: "payments/request-not-open" } | { readonly kind: "payments/platform-off" };

/**
 * Asks the platform to let somebody pay a request: the payment that is already asked for, or a new one after one that was
 * cancelled. Pressed twice, or by two people at once, it is one.
 */
export async function startOrder(
  deps: OnlineDeps,
  { requestId, payerIp }: { readonly requestId: string; readonly payerIp: string },
): Promise<Result<Order, StartRefusal>> {
  if ((await platformInUse(deps.db)) === undefined) return err({ kind: "payments/platform-off" });
  const asked = await transact<Result<Order, StartRefusal>>(deps.db, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request?.state !== "open") return err({ kind: "payments/request-not-open" });
    const orders = await listOrdersOf(tx, requestId);
    const live = orders.find(({ state }) => state === "asked" || state === "open" || state === "paid");
    if (live !== undefined) return ok(live);
    const ordinal = (orders[0]?.ordinal ?? 0) + 1;
    const now = await nowWithin(deps.clock, tx);
    const order: Order = {
      id: deps.newId(),
      requestId,
      ordinal,
      reference: orderReference(request.reference, ordinal),
      amount: request.amount,
      state: "asked",
      unsure: false,
      payUrl: "",
      transactionRef: null,
      bankCode: "",
      payerIp,
      openedAt: now,
      tries: 0,
      failingSince: null,
      nextAt: now,
      lastProblem: "",
      stuckAt: null,
      endedAt: null,
      endedNote: "",
    };
    if (!(await insertOrder(tx, order))) throw new Error("a request with two payments at once");
    return ok(order);
  });
  if (!asked.ok || asked.value.state !== "asked" || asked.value.stuckAt !== null) return asked;
  return ok((await driveOrder(deps, asked.value.id)) ?? asked.value);
}
