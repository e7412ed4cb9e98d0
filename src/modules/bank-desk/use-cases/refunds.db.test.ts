import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#modules/dossiers/index.ts";
import { balanceOf, bankAccount, cashAccount, REFUNDS_PAYABLE, SUSPENSE } from "#modules/ledger/index.ts";
import { findRequest, findSuspense, listSuspense } from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { ACCOUNTANT, aDesk, CONTROLLER, MANAGER, TELLER, type World } from "../testing-world.ts";
import { giveHeldMoney, noteHeldMoney } from "./held-money.ts";
import { askRefund, decideOnRefund, giveBack } from "./refund-at-desk.ts";

let world: World;
beforeAll(async () => {
  world = await aDesk();
  await world.openedShift();
});
afterAll(() => world.database.drop());

const drawer = () => balanceOf(world.db, cashAccount("H37.92"));
const words = { reason: "Hồ sơ không thuộc đối tượng thu phí", basis: "Điều 10 Luật Phí và lệ phí", payeeAccount: "" };

async function claimed(source: { requestId: string } | { suspenseItemId: string }): Promise<string> {
  const claim = await askRefund(world.as(TELLER), { source, payeeName: "Nguyễn Văn Đức", ...words });
  if (!claim.ok) throw new Error(claim.error.kind);
  return claim.value.id;
}

async function overpaid(ref: string): Promise<string> {
  const { request } = await world.paid(50_000, { means: "transfer", given: 70_000, bankRef: ref, confirmed: "yes" });
  const [item] = await listSuspense(world.db, { requestId: request.id, open: true });
  if (item === undefined) throw new Error("nothing is held");
  return item.id;
}

describe("money that goes back", () => {
  it("for a settled demand: claimed, approved by another, paid in cash; receipts and dossier say so", async () => {
    const { request, paymentId } = await world.paid(120_000);
    const before = await drawer();
    const refundId = await claimed({ requestId: request.id });
    const twice = await askRefund(world.as(TELLER), {
      ...{ source: { requestId: request.id }, payeeName: "Nguyễn Văn Đức", ...words },
    });
    expect(twice).toMatchObject({ error: { kind: "payments/not-refundable" } });
    const pay = { refundId, by: "cash", reference: "PC-001", fromAccount: "" } as const;
    expect(await giveBack(world.as(TELLER), pay)).toMatchObject({ error: { kind: "payments/refund-state" } });
    const decide = (username: string) => decideOnRefund(world.as(username), { refundId, approve: "yes", note: "" });
    expect(await decide(TELLER)).toMatchObject({ error: { kind: "bank-desk/same-person" } });
    expect(await decide(CONTROLLER)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    expect(await decide(ACCOUNTANT)).toMatchObject({ ok: true, value: { state: "approved" } });
    expect(await balanceOf(world.db, REFUNDS_PAYABLE)).toBe(-120_000);
    const both = await Promise.all([giveBack(world.as(TELLER), pay), giveBack(world.as(TELLER), pay)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await drawer()).toBe(before - 120_000);
    expect(await balanceOf(world.db, REFUNDS_PAYABLE)).toBe(0);
    expect((await findRequest(world.db, request.id))?.state).toBe("refunded");
    expect((await getDossier(world.db, request.dossierId)).money).toBe("refunded");
    expect(await listReceiptsOf(world.db, { paymentId })).toMatchObject([{ state: "cancelled" }]);
  });

  it("for too much: the rest alone goes back, by transfer from the account, by the accountant", async () => {
    const suspenseItemId = await overpaid("FT26327000002");
    const refundId = await claimed({ suspenseItemId });
    await decideOnRefund(world.as(MANAGER), { refundId, approve: "yes", note: "" });
    const pay = { refundId, by: "transfer", reference: "UNC-77", fromAccount: "100000000092" } as const;
    expect(await giveBack(world.as(TELLER), pay)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    expect(await giveBack(world.as(ACCOUNTANT), pay)).toMatchObject({ ok: true, value: { state: "paid" } });
    expect(await balanceOf(world.db, bankAccount("100000000092"))).toBe(-20_000);
    expect((await findSuspense(world.db, suspenseItemId))?.state).toBe("refunded");
  });

  it("is refused with a reason; then it is held as before and may be claimed anew", async () => {
    const suspenseItemId = await overpaid("FT26327000003");
    const refundId = await claimed({ suspenseItemId });
    const no = (note: string) => decideOnRefund(world.as(ACCOUNTANT), { refundId, approve: "no", note });
    expect(await no("")).toMatchObject({ error: { kind: "payments/reason-missing" } });
    expect(await no("Chưa đủ căn cứ")).toMatchObject({ ok: true, value: { state: "rejected" } });
    expect((await findSuspense(world.db, suspenseItemId))?.state).toBe("open");
    await claimed({ suspenseItemId });
  });

  it("never leaves a drawer in which it is not", async () => {
    const { request } = await world.paid(9_000_000, { means: "transfer", bankRef: "FT26327000009" });
    const refundId = await claimed({ requestId: request.id });
    await decideOnRefund(world.as(ACCOUNTANT), { refundId, approve: "yes", note: "" });
    const pay = { refundId, by: "cash", reference: "PC-002", fromAccount: "" } as const;
    expect(await giveBack(world.as(TELLER), pay)).toMatchObject({ error: { kind: "bank-desk/not-in-drawer" } });
    expect(await giveBack(world.as(CONTROLLER), pay)).toMatchObject({ error: { kind: "bank-desk/no-shift" } });
  });
});

describe("held money", () => {
  it("is given to the demand it was for, and settles it", async () => {
    const suspenseItemId = await overpaid("FT26327000004");
    const { dossier, request } = await world.due(20_000);
    const held = await balanceOf(world.db, SUSPENSE);
    const give = { itemId: suspenseItemId, reference: request.reference };
    expect(await giveHeldMoney(world.as(TELLER), { ...give, reason: "" })).toMatchObject({
      error: { kind: "bank-desk/reason-missing" },
    });
    expect(await giveHeldMoney(world.as("tiepnhan.skhcn"), { ...give, reason: "x" })).toMatchObject({
      error: { kind: "bank-desk/not-allowed" },
    });
    const given = await giveHeldMoney(world.as(TELLER), { ...give, reason: "Người nộp xác nhận nộp cho hai hồ sơ" });
    expect(given).toMatchObject({ ok: true, value: { outcome: "settled" } });
    expect(await balanceOf(world.db, SUSPENSE)).toBe(held + 20_000);
    expect((await getDossier(world.db, dossier.id)).money).toBe("paid");
  });

  it("has somebody who looks after it, with a note", async () => {
    const itemId = await overpaid("FT26327000005");
    expect((await noteHeldMoney(world.as(ACCOUNTANT), { itemId, note: "Đã gọi, hẹn mai đến nhận" })).ok).toBe(true);
    expect(await findSuspense(world.db, itemId)).toMatchObject({
      ownerId: world.person(ACCOUNTANT).officerId,
      note: "Đã gọi, hẹn mai đến nhận",
    });
  });
});
