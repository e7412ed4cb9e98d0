import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier, type FeeLine } from "#modules/dossiers/index.ts";
import { balanceOf, collectedAccount, REFUNDS_PAYABLE, SUSPENSE } from "#modules/ledger/index.ts";
import { listReceiptsOf, sumOfReceipts } from "#modules/receipts/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import {
  claimRefund,
  decideRefund,
  findRequest,
  listRefunds,
  listSuspense,
  payRefund,
  requestPayment,
  settleSuspense,
  takePayment,
  voidPayment,
  type PaymentRequest,
  type Refund,
} from "./index.ts";
import { aWorld, TILL, type World } from "./testing-world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const words = { reason: "Giảm phí theo quy định", basis: "", payeeName: "Nguyễn Văn Đức", payeeAccount: "" };
const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const errorOf = (result: { ok: boolean; error?: unknown }) => result.error;

const claim = (request: PaymentRequest, amount?: number, reason = words.reason, by = world.cashier()) =>
  claimRefund(by, { ...words, reason, source: { requestId: request.id }, amount });
const approve = (refund: Refund) => decideRefund(world.accountant(), { refundId: refund.id, approve: "yes", note: "" });
const pay = (refund: Refund, reference = newId()) =>
  payRefund(world.cashier(), { refundId: refund.id, account: TILL, reference, shiftId: null });

/** A settled request of a dossier. */
async function settled(amount: number) {
  const { dossier, request } = await world.due(amount);
  const { payment } = valueOf(await takePayment(world.cashier(), world.cash(request)));
  return { dossier, request, payment };
}

/** Money that came for nothing known, as it is held. */
async function held(amount: number) {
  const { request } = await world.due(1_000);
  const told = world.cash(request, { amount, reference: null });
  const { payment } = valueOf(await takePayment(world.cashier(), told));
  const [item] = await listSuspense(world.db, { paymentId: payment.id });
  if (item === undefined) throw new Error("nothing is held");
  return { item, payment, request };
}

const claimHeld = (id: string, amount?: number, payeeName = words.payeeName) =>
  claimRefund(world.cashier(), { ...words, payeeName, source: { suspenseItemId: id }, amount });

async function states(requestId: string) {
  return (await listRefunds(world.db, { requestId })).map(({ state, amount }) => `${state} ${amount}`).toSorted();
}

describe("a part of a settled request", () => {
  it("goes back: the receipts are adjusted, the request stays paid, the dossier has what is left", async () => {
    const { dossier, request } = await settled(100_000);
    const till = await balanceOf(world.db, TILL);
    const owed = await balanceOf(world.db, REFUNDS_PAYABLE);
    const part = valueOf(await claim(request, 30_000));
    valueOf(await approve(part));
    expect(await balanceOf(world.db, REFUNDS_PAYABLE)).toBe(owed - 30_000);
    expect(valueOf(await pay(part)).state).toBe("paid");
    expect(await balanceOf(world.db, TILL)).toBe(till - 30_000);
    expect(await balanceOf(world.db, REFUNDS_PAYABLE)).toBe(owed);
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "settled" });
    expect(await getDossier(world.db, dossier.id)).toMatchObject({ money: "paid", feesPaid: 70_000, feesDue: 70_000 });
    expect(await sumOfReceipts(world.db, { dossierId: dossier.id })).toBe(70_000);
    const receipts = await listReceiptsOf(world.db, { dossierId: dossier.id });
    expect(receipts).toMatchObject([
      { state: "adjusted", amount: 100_000 },
      { state: "used", amount: -30_000, correction: "adjustment", correctsId: receipts[0]?.id },
    ]);
  });

  it("after part goes back until nothing is left; with the last đồng the receipts are cancelled", async () => {
    const { dossier, request } = await settled(100_000);
    for (const amount of [30_000, 50_000]) {
      const part = valueOf(await claim(request, amount));
      valueOf(await approve(part));
      valueOf(await pay(part));
    }
    expect(errorOf(await claim(request, 20_001))).toEqual({ kind: "payments/refund-amount", left: 20_000 });
    const rest = valueOf(await claim(request));
    expect(rest.amount).toBe(20_000);
    valueOf(await approve(rest));
    valueOf(await pay(rest));
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "refunded" });
    expect(await getDossier(world.db, dossier.id)).toMatchObject({ money: "refunded", feesPaid: 0 });
    expect(await sumOfReceipts(world.db, { dossierId: dossier.id })).toBe(0);
    const cancelled = await listReceiptsOf(world.db, { dossierId: dossier.id });
    expect(cancelled.map(({ state }) => state)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(errorOf(await claim(request, 1))).toEqual({ kind: "payments/not-refundable" });
  });

  it("of phí and lệ phí takes the line that it is, from its own receipt and its own account", async () => {
    const dossier = await world.receive();
    const lines: readonly FeeLine[] = [
      { kind: "phi", code: "P01", name: "Phí thẩm định", amount: 90_000 },
      { kind: "le-phi", code: "L01", name: "Lệ phí cấp giấy", amount: 10_000 },
    ];
    const request = valueOf(
      await requestPayment(world.acting("specialist"), {
        ...{ dossierId: dossier.id, version: dossier.version, purpose: "during", reason: "Bổ sung", stopsClock: false },
        lines,
      }),
    );
    valueOf(await takePayment(world.cashier(), world.cash(request)));
    const account = collectedAccount("le-phi", request.agencyId);
    const collected = await balanceOf(world.db, account);
    const part = valueOf(await claim(request, 10_000));
    expect(part.lines).toEqual([lines[1]]);
    valueOf(await approve(part));
    valueOf(await pay(part));
    expect(await balanceOf(world.db, account)).toBe(collected + 10_000);
    const next = valueOf(await claim(request, 5_000));
    expect(next.lines).toMatchObject([{ kind: "phi", amount: 5_000 }]);
    const kinds = await listReceiptsOf(world.db, { dossierId: dossier.id });
    expect(kinds.map(({ kind, amount }) => `${kind} ${amount}`).toSorted()).toEqual([
      "le-phi -10000",
      "le-phi 10000",
      "phi 90000",
    ]);
  });

  it("that was turned down may be claimed again, and is not counted", async () => {
    const { request } = await settled(10_000);
    const part = valueOf(await claim(request, 9_000));
    expect(errorOf(await claim(request, 1_001))).toMatchObject({ kind: "payments/refund-amount", left: 1_000 });
    valueOf(await decideRefund(world.accountant(), { refundId: part.id, approve: "no", note: "Chưa đủ căn cứ" }));
    expect(valueOf(await claim(request, 10_000)).amount).toBe(10_000);
    expect(await states(request.id)).toEqual(["claimed 10000", "rejected 9000"]);
  });

  it.each([0, -5, 0.5, Number.NaN, 1e12])("of %s đồng is refused and nothing is written", async (amount) => {
    const { request } = await settled(1_000);
    expect(errorOf(await claim(request, amount))).toMatchObject({ kind: "payments/amount" });
    expect(await states(request.id)).toEqual([]);
  });

  it("clicked twice is one claim; another reason is another part", async () => {
    const { request } = await settled(10_000);
    const by = world.cashier();
    const click = () => claim(request, 2_000, words.reason, by);
    const twice = await Promise.all([click(), click(), click()]);
    expect(new Set(twice.map((one) => valueOf(one).id)).size).toBe(1);
    valueOf(await claim(request, 2_000, "Lý do khác"));
    expect(await states(request.id)).toEqual(["claimed 2000", "claimed 2000"]);
  });

  it("claimed by two at once is never more than was paid", async () => {
    const { request } = await settled(10_000);
    const both = await Promise.all([claim(request, 6_000, "Một"), claim(request, 6_000, "Hai")]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(both.map(errorOf).find(Boolean)).toEqual({ kind: "payments/refund-amount", left: 4_000 });
    const rest = await Promise.all([claim(request), claim(request), claim(request, 4_000)]);
    expect(rest.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await states(request.id)).toEqual(["claimed 4000", "claimed 6000"]);
  });

  it("paid out by two at once closes the request once", async () => {
    const { dossier, request } = await settled(10_000);
    const parts = [valueOf(await claim(request, 4_000)), valueOf(await claim(request, 6_000))];
    for (const part of parts) valueOf(await approve(part));
    const till = await balanceOf(world.db, TILL);
    const paid = await Promise.all(parts.flatMap((part) => [pay(part), pay(part)]));
    expect(paid.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await balanceOf(world.db, TILL)).toBe(till - 10_000);
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "refunded" });
    expect(await sumOfReceipts(world.db, { dossierId: dossier.id })).toBe(0);
  });

  it("is what the database itself keeps below what was paid", async () => {
    const { request } = await settled(10_000);
    valueOf(await claim(request, 6_000));
    await expect(
      sql`insert into refund (id, request_id, amount, lines, reason, payee_name, state, claimed_at, claimed_by)
        select ${newId()}, request_id, 4001, '[{"amount": 4001}]', reason, payee_name, state, claimed_at, claimed_by
        from refund where request_id = ${request.id}`.execute(world.db),
    ).rejects.toThrow("more would go back than was paid");
  });
});

describe("a void and a refund of the same payment", () => {
  it("do not both happen: what is being given back is not undone", async () => {
    const { request, payment } = await settled(10_000);
    const part = valueOf(await claim(request, 4_000));
    const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
    expect(errorOf(await voidPayment(world.cashier(), undo))).toEqual({ kind: "payments/refund-claimed" });
    valueOf(await decideRefund(world.accountant(), { refundId: part.id, approve: "no", note: "Hủy phiếu thay" }));
    valueOf(await voidPayment(world.cashier(), undo));
    expect(errorOf(await claim(request, 1))).toEqual({ kind: "payments/not-refundable" });
  });

  it("at once: one of the two", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { request, payment } = await settled(10_000);
      const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
      const both = await Promise.all([claim(request, 4_000), voidPayment(world.cashier(), undo)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  it("of a payment whose rest is being given back in part is refused as well", async () => {
    const { item, payment } = await held(10_000);
    valueOf(await claimHeld(item.id, 4_000));
    const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
    expect(errorOf(await voidPayment(world.cashier(), undo))).toEqual({ kind: "payments/rest-spent" });
  });
});

describe("a part of held money", () => {
  it("is split off; the rest stays held with its clock and can still go to a request", async () => {
    const { item, payment, request } = await held(1_500);
    const suspense = await balanceOf(world.db, SUSPENSE);
    const part = valueOf(await claimHeld(item.id, 500));
    expect(part.suspenseItemId).not.toBe(item.id);
    const items = await listSuspense(world.db, { paymentId: payment.id });
    expect(items.map(({ state, amount }) => `${state} ${amount}`).toSorted()).toEqual(["open 1000", "refunding 500"]);
    expect(items.every(({ dueAt }) => dueAt.equals(item.dueAt))).toBe(true);
    valueOf(await approve(part));
    valueOf(await pay(part));
    expect(await balanceOf(world.db, SUSPENSE)).toBe(suspense + 500);
    const place = { itemId: item.id, reference: request.reference, reason: "Tìm thấy" };
    expect(valueOf(await settleSuspense(world.accountant(), place)).outcome).toBe("settled");
  });

  it("turned down is held again", async () => {
    const { item, payment } = await held(1_500);
    const part = valueOf(await claimHeld(item.id, 500));
    valueOf(await decideRefund(world.accountant(), { refundId: part.id, approve: "no", note: "Giữ lại" }));
    const open = await listSuspense(world.db, { paymentId: payment.id, open: true });
    expect(open.map(({ amount, state }) => `${state} ${amount}`).toSorted()).toEqual(["open 1000", "open 500"]);
  });

  it("is never more than is held, also with two at once", async () => {
    const { item, payment } = await held(1_000);
    expect(errorOf(await claimHeld(item.id, 1_001))).toEqual({ kind: "payments/refund-amount", left: 1_000 });
    const both = await Promise.all([claimHeld(item.id, 700, "A"), claimHeld(item.id, 700, "B")]);
    expect(both.map(errorOf).find(Boolean)).toEqual({ kind: "payments/refund-amount", left: 300 });
    expect(valueOf(await claimHeld(item.id, 300, "C")).suspenseItemId).toBe(item.id);
    expect(errorOf(await claimHeld(item.id, 1, "D"))).toEqual({ kind: "payments/item-not-open" });
    expect(await listSuspense(world.db, { paymentId: payment.id, open: true })).toHaveLength(2);
  });

  it("claimed while somebody places it: each đồng goes one way", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { item, payment, request } = await held(1_000);
      const place = { itemId: item.id, reference: request.reference, reason: "Tìm thấy" };
      await Promise.all([settleSuspense(world.accountant(), place), claimHeld(item.id, 400)]);
      const items = await listSuspense(world.db, { paymentId: payment.id });
      expect(items.reduce((sum, { amount }) => sum + amount, 0)).toBe(1_000);
      const { rows } = await sql<{ total: number }>`
        select coalesce(sum(amount), 0)::bigint as total from ledger_posting`.execute(world.db);
      expect(rows[0]?.total).toBe(0);
    }
  });

  it("is kept by the database: an item grows never, and shrinks only while it is open", async () => {
    const { item } = await held(1_000);
    const set = (amount: number) => sql`update suspense_item set amount = ${amount} where id = ${item.id}`;
    await expect(set(1_001).execute(world.db)).rejects.toThrow("what is held is never changed");
    valueOf(await claimHeld(item.id));
    await expect(set(999).execute(world.db)).rejects.toThrow("what is held is never changed");
  });
});

describe("T-06: every statement of a part fails once", () => {
  it("a part of a request is claimed once, decided once, paid once", async () => {
    const { dossier, request } = await settled(9_000);
    const sweep = async (work: (acting: { db: typeof world.db }) => Promise<unknown>) =>
      sweepFaults(world.db, (db) => work({ db }).catch(() => undefined));
    const command = { ...words, source: { requestId: request.id }, amount: 2_000 };
    expect(await sweep(({ db }) => claimRefund({ ...world.cashier(), db }, command))).toBeGreaterThan(3);
    const [part] = await listRefunds(world.db, { requestId: request.id });
    expect(await states(request.id)).toEqual(["claimed 2000"]);
    const refundId = part?.id ?? "";
    const yes = { refundId, approve: "yes", note: "" } as const;
    expect(await sweep(({ db }) => decideRefund({ ...world.accountant(), db }, yes))).toBeGreaterThan(3);
    const till = await balanceOf(world.db, TILL);
    const out = { refundId, account: TILL, reference: "PC 9", shiftId: null };
    expect(await sweep(({ db }) => payRefund({ ...world.cashier(), db }, out))).toBeGreaterThan(12);
    expect(await balanceOf(world.db, TILL)).toBe(till - 2_000);
    expect(await sumOfReceipts(world.db, { dossierId: dossier.id })).toBe(7_000);
    expect((await getDossier(world.db, dossier.id)).feesPaid).toBe(7_000);
  });

  it("a part of held money is split off once, turned down once, and the rest placed once", async () => {
    const { item, payment, request } = await held(1_500);
    const command = { ...words, source: { suspenseItemId: item.id }, amount: 500 };
    await sweepFaults(world.db, (db) => claimRefund({ ...world.cashier(), db }, command).catch(() => undefined));
    const split = await listSuspense(world.db, { paymentId: payment.id });
    expect(split.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([500, 1_000]);
    const [refund] = await listRefunds(world.db, { suspenseItemId: split.find(({ id }) => id !== item.id)?.id ?? "" });
    const no = { refundId: refund?.id ?? "", approve: "no", note: "Giữ lại" } as const;
    await sweepFaults(world.db, (db) => decideRefund({ ...world.accountant(), db }, no).catch(() => undefined));
    // Too little first, so that both ways of placing money are broken.
    for (const itemId of split.map(({ id }) => id).toSorted((a, b) => Number(a === item.id) - Number(b === item.id))) {
      const place = { itemId, reference: request.reference, reason: "Tìm thấy" };
      await sweepFaults(world.db, (db) => settleSuspense({ ...world.accountant(), db }, place).catch(() => undefined));
    }
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "settled" });
    const after = await listSuspense(world.db, { paymentId: payment.id });
    expect(after.map(({ state, amount }) => `${state} ${amount}`).toSorted()).toEqual([
      "open 500",
      "settled 1000",
      "settled 500",
    ]);
    expect(await listReceiptsOf(world.db, { dossierId: request.dossierId })).toHaveLength(1);
  });
});
