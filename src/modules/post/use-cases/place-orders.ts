import type { Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { Attention, OrderState } from "../domain/slip.ts";
import { claimOrder, settleOrder, type OrderOutcome, type PostOrder } from "../store/orders.ts";
import { findSetting } from "../store/settings.ts";
import { findSlip, listParcel, lockSlip, noteSlip } from "../store/slips.ts";
import { wireOrderOf, type WireOrder } from "../wire/order.ts";
import type { OrderAnswer, PostClient } from "../wire/post-client.ts";

export type PlacingOrders = { readonly db: Db; readonly clock: Clock; readonly client: PostClient };

/** Attempts before an order is given up and shown to somebody. */
export const MOST_ATTEMPTS = 10;
const FIRST_WAIT_MINUTES = 1;
const LONGEST_WAIT_MINUTES = 120;
const CLAIM_MINUTES = 2;
const MOST_AT_ONCE = 50;

/**
 * Empties the outbox of orders: one at a time, with growing pauses, never a second order where the first may have arrived: what is
 * in doubt is asked for first. After ten attempts it is given up and somebody looks at it. Answers how many were placed.
 */
export async function placeOrders({ db, clock, client }: PlacingOrders): Promise<number> {
  const setting = await findSetting(db);
  if (setting === undefined) return 0;
  let placed = 0;
  for (let count = 0; count < MOST_AT_ONCE; count += 1) {
    const now = await clock.now();
    const order = await claimOrder(db, { now, until: now.add({ minutes: CLAIM_MINUTES }) });
    if (order === undefined) return placed;
    const slip = await findSlip(db, order.slipId);
    if (slip === undefined) continue;
    const answer = await placeOnce(client, order, wireOrderOf(slip, await listParcel(db, slip), setting.customerCode));
    await keep(db, order, { answer, now });
    placed += answer.kind === "placed" ? 1 : 0;
  }
  return placed;
}

/** Minutes until the next attempt: one, two, four, … and two hours at most. */
export function waitMinutes(attempts: number): number {
  return Math.min(LONGEST_WAIT_MINUTES, FIRST_WAIT_MINUTES * 2 ** Math.max(0, attempts - 1));
}

async function placeOnce(client: PostClient, { doubtful }: PostOrder, order: WireOrder): Promise<OrderAnswer> {
  if (doubtful) {
    const found = await client.find(order);
    if (found === "placed") return { kind: "placed" };
    if (found === "lost") return { kind: "lost", why: "không hỏi được trạng thái đơn" };
  }
  return client.place(order);
}

type Kept = { readonly answer: OrderAnswer; readonly now: Instant };

async function keep(db: Db, order: PostOrder, { answer, now }: Kept): Promise<void> {
  const outcome = outcomeOf(order, answer, now);
  await transact(db, async (tx) => {
    const slip = await lockSlip(tx, order.slipId);
    await settleOrder(tx, order.slipId, outcome);
    if (slip === undefined || outcome.state === "waiting") return;
    const attention = ATTENTION[outcome.state];
    await noteSlip(tx, { ...slip, order: outcome.state, attention: attention ?? slip.attention });
  });
}

const ATTENTION: Readonly<Partial<Record<OrderState, Attention>>> = {
  refused: "order-refused",
  "given-up": "order-given-up",
};

function outcomeOf({ attempts }: PostOrder, answer: OrderAnswer, now: Instant): OrderOutcome {
  if (answer.kind === "placed") {
    return { state: "placed", doubtful: false, dueAt: now, lastProblem: "", answeredAt: now };
  }
  if (answer.kind === "refused") {
    return { state: "refused", doubtful: false, dueAt: now, lastProblem: answer.why, answeredAt: now };
  }
  const state = attempts >= MOST_ATTEMPTS ? "given-up" : "waiting";
  const dueAt = now.add({ minutes: waitMinutes(attempts) });
  return { state, doubtful: true, dueAt, lastProblem: answer.why, answeredAt: null };
}
