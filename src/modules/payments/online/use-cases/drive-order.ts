import { nowWithin } from "#platform/clock.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { transact, type Tx } from "#platform/db/db.ts";
import { serviceViewer } from "../../use-cases/service-viewer.ts";
import { afterHearing, nextStep, type Heard, type Order, type Step } from "../domain/order.ts";
import { findOrder, leaseOrder, listDueOrders, lockOrder, saveOrder } from "../store/orders.ts";
import type { PlatformSetting } from "../store/settings.ts";
import { askPlatform, platformInUse } from "./ask-platform.ts";
import type { OnlineDeps } from "./online-deps.ts";
import { takeGatewayPayment } from "./take-gateway-payment.ts";

/** Longer than a message may take; whoever died while asking is taken over after that. */
const LEASE_SECONDS = 30;
const STEPS_AT_ONCE = 4;

/** Asks about an order now, and goes on while an answer leads to the next thing to say. */
export async function driveOrder(deps: OnlineDeps, id: string): Promise<Order | undefined> {
  const setting = await platformInUse(deps.db);
  if (setting === undefined) return findOrder(deps.db, id);
  for (let step = 0; step < STEPS_AT_ONCE; step += 1) {
    const order = await findOrder(deps.db, id);
    const after = order === undefined ? undefined : await sayNext(deps, order, setting);
    if (after === undefined || !isDue(after, await deps.clock.now())) break;
  }
  return findOrder(deps.db, id);
}

/** What a job does every minute: everything that is due, among it each open payment once in fifteen minutes. */
export async function driveDueOrders(deps: OnlineDeps): Promise<number> {
  const due = await listDueOrders(deps.db, await deps.clock.now());
  for (const id of due) await driveOrder(deps, id);
  return due.length;
}

function isDue({ nextAt, stuckAt }: Order, now: Instant): boolean {
  return stuckAt === null && Temporal.Instant.compare(nextAt, now) <= 0;
}

/**
 * One message. What could have happened if we die now is written down before it is sent, so that whoever goes on asks
 * before sending anything again.
 */
async function sayNext(deps: OnlineDeps, order: Order, setting: PlatformSetting): Promise<Order | undefined> {
  const step = nextStep(order);
  if (step === undefined) return undefined;
  const now = await deps.clock.now();
  const until = now.add({ seconds: LEASE_SECONDS });
  if (!(await leaseOrder(deps.db, order, { now, until, unsure: step !== "QUERY" || order.unsure }))) return undefined;
  return write(deps, order, { step, heard: await askPlatform(deps, order, { step, setting, now }) });
}

/** What was heard into the books, the money and the order together. */
async function write(
  deps: OnlineDeps,
  order: Order,
  { step, heard }: { readonly step: Step; readonly heard: Heard },
): Promise<Order> {
  const given = await deps.acting(serviceViewer());
  return transact(deps.db, async (tx) => {
    const locked = await lockOrder(tx, order.id);
    if (locked === undefined) throw new Error("an order that went away");
    const now = await nowWithin(deps.clock, tx);
    // A callback came while we were asking: the order is where the callback has put it.
    const after = locked.state === order.state ? await afterAnswer({ ...given, db: tx }, tx) : locked;
    await saveOrder(tx, after);
    return after;

    async function afterAnswer(acting: Acting, inside: Tx): Promise<Order> {
      if (heard.kind === "standing" && heard.standing.kind === "paid") {
        const { transactionRef, amount, paidAt, bankCode } = heard.standing;
        const told = { transactionRef, amount, paidAt, bankCode, toldBy: "query" } as const;
        const taken = await takeGatewayPayment(inside, acting, { ...told, orderReference: order.reference });
        if (!taken.ok) return { ...order, stuckAt: now, lastProblem: `Không ghi được vào sổ: ${taken.error.kind}` };
      }
      return afterHearing(order, { step, heard, now, jitter: Math.random() });
    }
  });
}
