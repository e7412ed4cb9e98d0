import { nowWithin } from "#platform/clock.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import { checkFreeText } from "#kernel/vietnamese.ts";
import { transact } from "#platform/db/db.ts";
import type { Order } from "../domain/order.ts";
import { lockOrder, saveOrder } from "../store/orders.ts";
import type { OnlineDeps } from "./online-deps.ts";

export type StuckRefusal =
  | { readonly kind: "payments/not-found" }
  | { readonly kind: "payments/order-not-stuck" }
  | { readonly kind: "payments/reason-missing" };

/** A person lets the machine try again: it asks what became of the payment first. */
export async function retryStuckOrder(deps: OnlineDeps, id: string): Promise<Result<Order, StuckRefusal>> {
  return change(deps, id, (order, now) =>
    ok({ ...order, stuckAt: null, tries: 0, failingSince: null, unsure: order.state !== "open", nextAt: now }),
  );
}

/** A person ends a payment that was looked into, and says what was found. */
export async function closeStuckOrder(
  deps: OnlineDeps,
  id: string,
  note: string,
): Promise<Result<Order, StuckRefusal>> {
  const said = checkFreeText(note, 300);
  if (!said.ok || said.value === "") return err({ kind: "payments/reason-missing" });
  return change(deps, id, (order, now) => {
    // What is in the books stays paid; only what was never paid can be closed.
    const state = order.transactionRef === null ? "closed" : "confirmed";
    return ok({ ...order, state, stuckAt: null, endedAt: now, endedNote: said.value });
  });
}

function change(
  deps: OnlineDeps,
  id: string,
  decide: (order: Order, now: Order["nextAt"]) => Result<Order, StuckRefusal>,
): Promise<Result<Order, StuckRefusal>> {
  return transact<Result<Order, StuckRefusal>>(deps.db, async (tx) => {
    const order = await lockOrder(tx, id);
    if (order === undefined) return err({ kind: "payments/not-found" });
    if (order.stuckAt === null) return err({ kind: "payments/order-not-stuck" });
    const decided = decide(order, await nowWithin(deps.clock, tx));
    if (decided.ok) await saveOrder(tx, decided.value);
    return decided;
  });
}
