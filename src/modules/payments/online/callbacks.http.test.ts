import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#modules/dossiers/index.ts";
import { balanceOf, inTransitAccount, SUSPENSE } from "#modules/ledger/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import { findPaymentByRef, findRequest, listRefunds, listSuspense } from "../index.ts";
import { findOrder } from "./store/orders.ts";
import { anOnlineWorld, type OnlineWorld } from "./testing-online.ts";
import { applyParked } from "./use-cases/apply-parked.ts";
import { startOrder } from "./use-cases/start-order.ts";
import { takeCallback } from "./use-cases/take-callback.ts";
import { watchOnline } from "./use-cases/watch-online.ts";
import { PLATFORM } from "./use-cases/take-gateway-payment.ts";
import { signBytes } from "#platform/http/signed-bytes.ts";

let world: OnlineWorld;
beforeAll(async () => {
  world = await anOnlineWorld();
});
afterAll(() => world.close());

const IN_TRANSIT = inTransitAccount("gateway");

/** Rows of everything about money: no effect means that none of them moved. */
async function rows(): Promise<string> {
  const tables = ["payment", "ledger_entry", "ledger_posting", "suspense_item", "receipt", "platform_callback"];
  const counts = await Promise.all(
    [...tables, "platform_transaction", "platform_order", "refund", "journal"].map(async (table) => {
      const { rows: found } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
        world.database.owner,
      );
      return `${table} ${found[0]?.n}`;
    }),
  );
  return counts.join(", ");
}

const about = (reference: string, amount: number, change: Record<string, string> = {}) =>
  world.event({ MaThamChieu: reference, SoTien: String(amount), ...change });

describe("an event of the platform", () => {
  it("settles the request with channel gateway into money in transit: receipt, ledger, dossier", async () => {
    const { dossier, request } = await world.due(119_000);
    const before = await balanceOf(world.db, IN_TRANSIT);
    const event = about(request.reference, 119_000);
    expect(await world.tell(event)).toEqual({ status: 200, said: { outcome: "applied" } });
    expect(await findPaymentByRef(world.db, PLATFORM, event["MaGiaoDich"] ?? "")).toMatchObject({
      channel: "gateway",
      account: IN_TRANSIT,
      outcome: "settled",
      requestId: request.id,
    });
    expect(await balanceOf(world.db, IN_TRANSIT)).toBe(before + 119_000);
    expect(await getDossier(world.db, dossier.id)).toMatchObject({ money: "paid", feesPaid: 119_000 });
  });

  it("with another amount than the demand is held, never absorbed", async () => {
    for (const [due, paid, outcome, held] of [
      [50_000, 49_999, "partial", 49_999],
      [50_000, 50_001, "over", 1],
    ] as const) {
      const { request } = await world.due(due);
      const before = await balanceOf(world.db, SUSPENSE);
      const event = about(request.reference, paid);
      expect((await world.tell(event)).status).toBe(200);
      const payment = await findPaymentByRef(world.db, PLATFORM, event["MaGiaoDich"] ?? "");
      expect(payment?.outcome).toBe(outcome);
      expect(await balanceOf(world.db, SUSPENSE)).toBe(before - held);
    }
  });

  it("that the payer went away ends the order, and takes nothing", async () => {
    const { request } = await world.due(30_000);
    const started = await startOrder(world.deps, { requestId: request.id, payerIp: "192.0.2.1" });
    if (!started.ok) throw new Error(started.error.kind);
    const cancelled = about(started.value.reference, 30_000, { TrangThaiGD: "2" });
    expect(await world.tell(cancelled)).toMatchObject({ status: 200, said: { outcome: "applied" } });
    expect(await findOrder(world.db, started.value.id)).toMatchObject({ state: "cancelled" });
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "open" });
  });
});

describe("B-34", () => {
  it("a bad signature: 401, no effect", async () => {
    const { request } = await world.due(10_000);
    const event = about(request.reference, 10_000);
    const before = await rows();
    const wrong: readonly Record<string, string>[] = [
      { "x-motcua-signature": "sha256=00" },
      { "x-motcua-signature": "" },
      { "x-motcua-signature": signBytes("another secret", "1", Buffer.from("x")) },
      { "x-motcua-timestamp": "1" },
    ];
    for (const headers of wrong) {
      const answer = await world.tell(event, { headers });
      expect([answer.status, answer.said["code"]]).toEqual([401, "E_SIGNATURE"]);
    }
    expect(await rows()).toBe(before);
  });

  it("a signature over other bytes, be it one space: 401, no effect", async () => {
    const { request } = await world.due(10_000);
    const event = about(request.reference, 10_000);
    const before = await rows();
    const timestamp = String(Math.floor(world.now().epochMilliseconds / 1_000));
    const signature = signBytes(world.setting.callbackSecret, timestamp, Buffer.from(JSON.stringify(event)));
    const body = JSON.stringify(event).replace(":", ": ");
    const headers = { "x-motcua-timestamp": timestamp, "x-motcua-signature": signature };
    expect((await world.tell(event, { headers, body })).status).toBe(401);
    expect(await rows()).toBe(before);
  });

  it.each([-301, 302])("signed %d seconds away: 401, no effect", async (skewSeconds) => {
    const { request } = await world.due(10_000);
    const before = await rows();
    const answer = await world.tell(about(request.reference, 10_000), { skewSeconds });
    expect([answer.status, answer.said["code"]]).toEqual([401, "E_SIGNATURE_TIME"]);
    expect(await rows()).toBe(before);
  });

  it("an amount that is not the signed one: 401, no effect", async () => {
    const { request } = await world.due(10_000);
    const before = await rows();
    // The code covers 10,000; whoever sent it on wrote 1,000 and signed the bytes anew.
    const changed = { ...about(request.reference, 10_000), SoTien: "1000" };
    expect((await world.tell(changed)).status).toBe(401);
    const { MaXacThuc: _code, ...without } = about(request.reference, 10_000);
    expect((await world.tell(without)).status).toBe(422);
    expect(await rows()).toBe(before);
  });

  it("for another partner: 401; what is no event: 422; no effect", async () => {
    const before = await rows();
    expect((await world.tell(world.event({ MaDoiTac: "KHAC" }))).status).toBe(401);
    for (const body of ["", "{", "[]", "null", '{"a":1,"a":2}', JSON.stringify(world.event({ SoTien: "1e5" }))]) {
      expect((await world.tell({}, { body })).status, body).toBe(422);
    }
    for (const [field, value] of [
      ["MaSuKien", ""],
      ["MaGiaoDich", ""],
      ["SoTien", "0"],
      ["MaThamChieu", "a\u0000b"],
    ] as const) {
      expect((await world.tell(world.event({ [field]: value }))).status, field).toBe(422);
    }
    expect(await rows()).toBe(before);
  });

  it("an unknown demand: 202 and the money is held", async () => {
    const before = await balanceOf(world.db, SUSPENSE);
    const event = world.event({ MaThamChieu: "KHONG-CO-1", SoTien: "77000" });
    expect(await world.tell(event)).toEqual({ status: 202, said: { outcome: "held" } });
    expect(await balanceOf(world.db, SUSPENSE)).toBe(before - 77_000);
  });

  it("the same event again: 200, no effect; with another body: refused, no effect", async () => {
    const { request } = await world.due(20_000);
    const event = about(request.reference, 20_000);
    expect((await world.tell(event)).status).toBe(200);
    const before = await rows();
    expect(await world.tell(event)).toEqual({ status: 200, said: { outcome: "replayed" } });
    const changed = world.event({ ...event, SoTien: "19000", MaXacThuc: "" });
    const { MaXacThuc: _empty, ...fields } = changed;
    const answer = await world.tell(world.event(fields));
    expect([answer.status, answer.said["code"]]).toEqual([422, "E_IDEM_MISMATCH"]);
    expect(await rows()).toBe(before);
  });

  it("the same transaction in another event is one payment; with another amount it contradicts, and a person is asked", async () => {
    const { request } = await world.due(20_000);
    const first = about(request.reference, 20_000);
    await world.tell(first);
    const again = world.event({
      MaThamChieu: request.reference,
      SoTien: "20000",
      MaGiaoDich: first["MaGiaoDich"] ?? "",
    });
    expect(await world.tell(again)).toEqual({ status: 200, said: { outcome: "applied" } });
    const other = world.event({ MaThamChieu: request.reference, SoTien: "1", MaGiaoDich: first["MaGiaoDich"] ?? "" });
    expect(await world.tell(other)).toEqual({ status: 202, said: { outcome: "refused" } });
    const { refused } = await watchOnline(world.db, world.now());
    expect(refused).toEqual([expect.objectContaining({ note: "payments/ref-reused", eventId: other["MaSuKien"] })]);
  });
});

describe("B-35", () => {
  it("a payment before its demand is 202 and held, and goes to the demand when it appears", async () => {
    const { dossier, request } = await world.due(60_000);
    // The demand as if it were not committed yet: under a reference of its own until the event was told.
    const reference = "HS00000000J0".slice(0, 11);
    await sql`update payment_request set reference = ${reference} where id = ${request.id}`.execute(
      world.database.owner,
    );
    expect(await world.tell(about(request.reference, 60_000))).toEqual({ status: 202, said: { outcome: "held" } });
    expect(await applyParked(world.deps)).toBe(0);
    await sql`update payment_request set reference = ${request.reference} where id = ${request.id}`.execute(
      world.database.owner,
    );
    expect(await applyParked(world.deps)).toBe(1);
    expect(await applyParked(world.deps)).toBe(0);
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "settled" });
    expect(await getDossier(world.db, dossier.id)).toMatchObject({ money: "paid", feesPaid: 60_000 });
  });

  it("a refund before its payment is 202 and parked, and becomes one claim when the payment is here", async () => {
    const { request } = await world.due(40_000);
    const transaction = newId();
    const refund = about(request.reference, 40_000, { TrangThaiGD: "3", MaGiaoDich: transaction });
    expect(await world.tell(refund)).toEqual({ status: 202, said: { outcome: "parked" } });
    expect(await world.tell(refund)).toEqual({ status: 200, said: { outcome: "replayed" } });
    expect(await applyParked(world.deps)).toBe(0);
    await world.tell(about(request.reference, 40_000, { MaGiaoDich: transaction }));
    expect(await applyParked(world.deps)).toBe(1);
    expect(await applyParked(world.deps)).toBe(0);
    expect(await listRefunds(world.db, { requestId: request.id })).toMatchObject([
      { amount: 40_000, state: "claimed" },
    ]);
  });

  it("a refund of money that is held claims that money, a part of it too; of more it contradicts", async () => {
    const event = world.event({ MaThamChieu: "KHONG-CO-2", SoTien: "5000" });
    await world.tell(event);
    const back = { MaThamChieu: "KHONG-CO-2", MaGiaoDich: event["MaGiaoDich"] ?? "", TrangThaiGD: "3" };
    expect(await world.tell(world.event({ ...back, SoTien: "5001" }))).toMatchObject({ said: { outcome: "refused" } });
    // Two of the same amount are two, for they are two events; a third is more than came.
    for (const outcome of ["applied", "applied", "refused"]) {
      expect(await world.tell(world.event({ ...back, SoTien: "2000" }))).toMatchObject({ said: { outcome } });
    }
    expect(await world.tell(world.event({ ...back, SoTien: "1000" }))).toMatchObject({ said: { outcome: "applied" } });
    const payment = await findPaymentByRef(world.db, PLATFORM, event["MaGiaoDich"] ?? "");
    const items = await listSuspense(world.db, { paymentId: payment?.id ?? "" });
    expect(items.map(({ state, amount }) => `${state} ${amount}`).toSorted()).toEqual([
      "refunding 1000",
      "refunding 2000",
      "refunding 2000",
    ]);
  });

  it("a refund of a part of what settled a request is a claim for that part, and no more than was paid", async () => {
    const { request } = await world.due(30_000);
    const MaGiaoDich = newId();
    await world.tell(about(request.reference, 30_000, { MaGiaoDich }));
    const back = (amount: number) => world.tell(about(request.reference, amount, { MaGiaoDich, TrangThaiGD: "3" }));
    expect(await back(10_000)).toMatchObject({ said: { outcome: "applied" } });
    expect(await back(20_001)).toMatchObject({ said: { outcome: "refused" } });
    expect(await back(20_000)).toMatchObject({ said: { outcome: "applied" } });
    const claims = await listRefunds(world.db, { requestId: request.id });
    expect(claims.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([10_000, 20_000]);
  });

  it("what waits for its payment for ever does not keep what came later waiting, page after page", async () => {
    const lost = Array.from({ length: 5 }, () => world.event({ TrangThaiGD: "3", MaGiaoDich: newId() }));
    for (const event of lost) await world.tell(event);
    const { request } = await world.due(8_000);
    const MaGiaoDich = newId();
    await world.tell(about(request.reference, 8_000, { MaGiaoDich, TrangThaiGD: "3" }));
    await world.tell(about(request.reference, 8_000, { MaGiaoDich }));
    const both = await Promise.all([applyParked(world.deps, 2), applyParked(world.deps, 3)]);
    expect(both.reduce((sum, applied) => sum + applied, 0)).toBe(1);
    expect(await listRefunds(world.db, { requestId: request.id })).toHaveLength(1);
    await sql`update platform_callback set outcome = 'refused', note = 'test'
      where event_id = any(${lost.map((event) => event["MaSuKien"])}::text[])`.execute(world.database.owner);
  });

  it("what waits for more than an hour is an alarm", async () => {
    const fresh = await watchOnline(world.db, world.now());
    expect([fresh.parked, fresh.unclaimed]).toEqual([[], 0]);
    const refund = world.event({ TrangThaiGD: "3", MaGiaoDich: newId() });
    await world.tell(refund);
    const later = await watchOnline(world.db, world.now().add({ minutes: 61 }));
    expect(later.parked.map(({ eventId }) => eventId)).toEqual([refund["MaSuKien"]]);
    expect(later.unclaimed).toBeGreaterThan(0);
  });
});

describe("every statement of taking an event", () => {
  it("fails once, and the event told again gives the same state", { timeout: 120_000 }, async () => {
    const requests = new Map<number, { reference: string; event: Readonly<Record<string, string>> }>();
    const swept = await sweepFaults(world.db, async (broken, n) => {
      const { request } = await world.due(10_000);
      const event = about(request.reference, 10_000);
      requests.set(n, { reference: request.reference, event });
      const body = Buffer.from(JSON.stringify(event));
      const timestamp = String(Math.floor(world.now().epochMilliseconds / 1_000));
      const signature = signBytes(world.setting.callbackSecret, timestamp, body);
      const acting: typeof world.deps.acting = async (viewer) => ({ ...(await world.deps.acting(viewer)), db: broken });
      await takeCallback({ ...world.deps, db: broken, acting }, { body, timestamp, signature }).catch(() => undefined);
      expect((await world.tell(event)).status).toBe(200);
      const payment = await findPaymentByRef(world.db, PLATFORM, event["MaGiaoDich"] ?? "");
      expect(payment).toMatchObject({ outcome: "settled", amount: 10_000 });
      const { rows: entries } = await sql<{ n: number }>`select count(*) as n from ledger_entry
        where reference = ${request.reference}`.execute(world.db);
      expect(entries[0]?.n).toBe(1);
    });
    expect(swept).toBeGreaterThan(15);
  });
});
