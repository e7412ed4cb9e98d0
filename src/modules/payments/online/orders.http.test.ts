import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { listPayments } from "../index.ts";
import type { PaymentRequest } from "../domain/payment.ts";
import type { Order } from "./domain/order.ts";
import { findOrder, listOrdersOf } from "./store/orders.ts";
import { listGatewayTransactions } from "./store/transactions.ts";
import { anOnlineWorld, type OnlineWorld } from "./testing-online.ts";
import { fetchBill } from "./use-cases/ask-platform.ts";
import { driveDueOrders, driveOrder } from "./use-cases/drive-order.ts";
import { closeStuckOrder, retryStuckOrder } from "./use-cases/end-stuck-order.ts";
import { startOrder } from "./use-cases/start-order.ts";

let world: OnlineWorld;
beforeAll(async () => {
  world = await anOnlineWorld();
});
afterAll(() => world.close());

async function started(amount = 100_000): Promise<{ request: PaymentRequest; order: Order }> {
  const { request } = await world.due(amount);
  const order = await startOrder(world.deps, { requestId: request.id, payerIp: "192.0.2.1" });
  if (!order.ok) throw new Error(order.error.kind);
  return { request, order: order.value };
}

const heardOf = (reference: string) =>
  world.simulator.platform
    .heard()
    .filter((line) => line.endsWith(` ${reference}`))
    .map((line) => line.split(" ")[0]);
const paymentsOf = (request: PaymentRequest) => listPayments(world.db, { requestIds: [request.id] });
const pay = (reference: string, amount?: number) => {
  const bill = world.simulator.platform.settle(reference, "paid", amount);
  if (bill === null) throw new Error("there is nothing to pay");
  return bill;
};

describe("a payment through the platform", () => {
  it("is asked for, paid, told, put into the books and confirmed", async () => {
    const { request, order } = await started();
    expect(order).toMatchObject({ state: "open", reference: request.reference, amount: 100_000 });
    expect(order.payUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hoa-don\//);
    expect(await world.simulator.notify(pay(order.reference))).toBe(200);
    expect(await findOrder(world.db, order.id)).toMatchObject({ state: "paid" });
    expect(await driveOrder(world.deps, order.id)).toMatchObject({ state: "confirmed" });
    expect(heardOf(order.reference)).toEqual(["INIT", "CONFIRM"]);
    expect(world.simulator.platform.bill(order.reference)).toMatchObject({ confirmed: true });
    expect(await paymentsOf(request)).toMatchObject([{ outcome: "settled", channel: "gateway" }]);
  });

  it("whose event was lost is found by asking, within fifteen minutes", async () => {
    const { request, order } = await started();
    pay(order.reference);
    await driveDueOrders(world.deps);
    expect(await paymentsOf(request)).toEqual([]);
    world.wait(15 * 60);
    await driveDueOrders(world.deps);
    expect(await paymentsOf(request)).toMatchObject([{ outcome: "settled" }]);
    expect(await findOrder(world.db, order.id)).toMatchObject({ state: "confirmed" });
    expect(heardOf(order.reference)).toEqual(["INIT", "QUERY", "CONFIRM"]);
  });

  it("told by event and found by asking at once is one payment", async () => {
    const { request, order } = await started();
    const bill = pay(order.reference);
    await Promise.all([
      world.simulator.notify(bill),
      driveOrder(world.deps, order.id),
      world.simulator.notify(bill),
      driveOrder(world.deps, order.id),
    ]);
    expect(await paymentsOf(request)).toHaveLength(1);
    world.wait(60);
    await driveDueOrders(world.deps);
    expect(await findOrder(world.db, order.id)).toMatchObject({ state: "confirmed" });
  });

  it("that is pressed sixteen times at once is one order and one INIT", async () => {
    const { request } = await world.due(90_000);
    const command = { requestId: request.id, payerIp: "192.0.2.1" };
    const all = await Promise.all(Array.from({ length: 16 }, () => startOrder(world.deps, command)));
    expect(new Set(all.map((one) => (one.ok ? one.value.id : one.error.kind))).size).toBe(1);
    expect(heardOf(request.reference).filter((kind) => kind === "INIT")).toHaveLength(1);
  });

  it("may be begun anew after it was cancelled, under a reference of its own", async () => {
    const { request, order } = await started();
    world.simulator.platform.settle(order.reference, "cancelled");
    expect(await driveOrder(world.deps, order.id)).toMatchObject({ state: "cancelled" });
    const again = await startOrder(world.deps, { requestId: request.id, payerIp: "" });
    expect(again).toMatchObject({
      ok: true,
      value: { ordinal: 2, reference: `${request.reference}L2`, state: "open" },
    });
    await world.simulator.notify(pay(`${request.reference}L2`));
    expect(await paymentsOf(request)).toMatchObject([{ outcome: "settled", reference: request.reference }]);
  });

  it("that is paid after it was cancelled here still comes into the books", async () => {
    const { request, order } = await started();
    await sql`update platform_order set state = 'cancelled' where id = ${order.id}`.execute(world.database.owner);
    await world.simulator.notify(pay(order.reference));
    expect(await paymentsOf(request)).toMatchObject([{ outcome: "settled" }]);
    expect(await driveOrder(world.deps, order.id)).toMatchObject({ state: "confirmed" });
  });

  it("has the platform's own paper once it is paid (GET_BILL)", async () => {
    const { order } = await started();
    expect(await fetchBill(world.deps, order)).toBeUndefined();
    await world.simulator.notify(pay(order.reference));
    const paid = await findOrder(world.db, order.id);
    expect((await fetchBill(world.deps, paid ?? order))?.toString("latin1")).toMatch(/^%PDF-.*%%EOF\n$/s);
  });

  it("is in the list of the platform, for the reconciliation", async () => {
    const { request, order } = await started(77_777);
    const from = world.now().subtract({ hours: 1 });
    const bill = pay(order.reference);
    await world.simulator.notify(bill);
    const list = await listGatewayTransactions(world.db, { from, to: world.now().add({ seconds: 1 }) });
    expect(list).toContainEqual(
      expect.objectContaining({
        transactionRef: bill.transactionRef,
        reference: request.reference,
        amount: 77_777,
        toldBy: "callback",
      }),
    );
    expect(await listGatewayTransactions(world.db, { from, to: from })).toEqual([]);
  });
});

describe("an answer that is lost", () => {
  it("to INIT: the platform is asked before INIT is sent again, and there is one bill", async () => {
    world.simulator.losses.INIT = 1;
    const { order } = await started();
    expect(order).toMatchObject({ state: "asked", unsure: true });
    world.wait(5);
    await driveDueOrders(world.deps);
    expect(await findOrder(world.db, order.id)).toMatchObject({ state: "open", unsure: false });
    expect(heardOf(order.reference)).toEqual(["INIT", "QUERY"]);
  });

  it("to INIT before it arrived: asked for, and only then sent again", async () => {
    const { request } = await world.due(20_000);
    let drops = 1;
    const deps: OnlineWorld["deps"] = {
      ...world.deps,
      callPartner: async (...given) => {
        const { call } = await import("#platform/outgoing/outgoing.ts");
        drops -= 1;
        return drops === 0 ? { kind: "lost", why: "ECONNRESET" } : call(...given);
      },
    };
    const order = await startOrder(deps, { requestId: request.id, payerIp: "" });
    if (!order.ok) throw new Error(order.error.kind);
    expect(heardOf(request.reference)).toEqual([]);
    world.wait(5);
    await driveDueOrders(deps);
    expect(heardOf(request.reference)).toEqual(["QUERY", "INIT"]);
    expect(await findOrder(world.db, order.value.id)).toMatchObject({ state: "open" });
  });

  it("to CONFIRM: asked for, and not sent again when it was heard", async () => {
    const { order } = await started();
    await world.simulator.notify(pay(order.reference));
    world.simulator.losses.CONFIRM = 1;
    expect(await driveOrder(world.deps, order.id)).toMatchObject({ state: "paid", unsure: true });
    world.wait(5);
    await driveDueOrders(world.deps);
    expect(await findOrder(world.db, order.id)).toMatchObject({ state: "confirmed" });
    expect(heardOf(order.reference)).toEqual(["INIT", "CONFIRM", "QUERY"]);
  });

  it("to whoever died while asking is asked for by the next one", async () => {
    const { request } = await world.due(25_000);
    const dying: OnlineWorld["deps"] = { ...world.deps, callPartner: () => Promise.reject(new Error("killed")) };
    await startOrder(dying, { requestId: request.id, payerIp: "" }).catch(() => undefined);
    const [order] = await listOrdersOf(world.db, request.id);
    expect(order).toMatchObject({ state: "asked", unsure: true });
    await driveDueOrders(world.deps);
    expect(heardOf(request.reference), "somebody is still talking").toEqual([]);
    world.wait(31);
    await driveDueOrders(world.deps);
    expect(heardOf(request.reference)).toEqual(["QUERY", "INIT"]);
  });

  it("for a day stops the order for a person, who lets it be asked again or ends it with a reason", async () => {
    world.simulator.losses.INIT = 1;
    world.simulator.losses.QUERY = 1_000;
    const { order } = await started();
    for (let hour = 0; hour <= 25; hour += 1) {
      await driveDueOrders(world.deps);
      world.wait(3_600);
    }
    const stuck = await findOrder(world.db, order.id);
    expect(stuck).toMatchObject({ state: "asked" });
    expect(stuck?.stuckAt).not.toBeNull();
    world.simulator.losses.QUERY = 0;
    const before = heardOf(order.reference).length;
    await driveDueOrders(world.deps);
    expect(heardOf(order.reference)).toHaveLength(before);
    expect(await closeStuckOrder(world.deps, order.id, "  ")).toEqual({
      ok: false,
      error: { kind: "payments/reason-missing" },
    });
    expect(await retryStuckOrder(world.deps, order.id)).toMatchObject({ ok: true, value: { stuckAt: null } });
    expect(await driveOrder(world.deps, order.id)).toMatchObject({ state: "open" });
    expect(heardOf(order.reference).filter((kind) => kind === "INIT")).toHaveLength(1);
    expect(await retryStuckOrder(world.deps, order.id)).toMatchObject({ error: { kind: "payments/order-not-stuck" } });
  });
});

describe("every statement of talking to the platform", () => {
  it("fails once, and going on gives one bill, one payment, one confirmation", { timeout: 180_000 }, async () => {
    const swept = await sweepFaults(world.db, async (broken, n) => {
      const { request } = await world.due(10_000);
      const acting: OnlineWorld["deps"]["acting"] = async (viewer) => ({
        ...(await world.deps.acting(viewer)),
        db: broken,
      });
      const deps = { ...world.deps, db: broken, acting };
      const all = async () => {
        const order = await startOrder(deps, { requestId: request.id, payerIp: "" });
        if (!order.ok) throw new Error(order.error.kind);
        pay(order.value.reference);
        await driveOrder(deps, order.value.id);
      };
      await all().catch(() => undefined);
      world.wait(60);
      const again = await startOrder(world.deps, { requestId: request.id, payerIp: "" });
      const [order] = await listOrdersOf(world.db, request.id);
      if (order === undefined) throw new Error(`nothing was asked for after statement ${n}: ${JSON.stringify(again)}`);
      world.simulator.platform.settle(order.reference, "paid");
      world.wait(16 * 60);
      await driveOrder(world.deps, order.id);
      await driveOrder(world.deps, order.id);
      expect(await findOrder(world.db, order.id), `statement ${n}`).toMatchObject({ state: "confirmed" });
      expect(await paymentsOf(request)).toMatchObject([{ outcome: "settled", amount: 10_000 }]);
      expect(await listOrdersOf(world.db, request.id)).toHaveLength(1);
    });
    expect(swept).toBeGreaterThan(30);
  });
});
