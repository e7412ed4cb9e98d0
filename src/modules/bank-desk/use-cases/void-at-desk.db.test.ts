import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { balanceOf, cashAccount } from "#modules/ledger/index.ts";
import { findPayment } from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { findVoidRequest, listVoidRequests } from "../store/void-requests.ts";
import { ACCOUNTANT, aDesk, CONTROLLER, MANAGER, TELLER, TWO_MILLION, type World } from "../testing-world.ts";
import { closeShift } from "./close-shift.ts";
import { collect } from "./collect.ts";
import { approveVoid, askVoid, refuseVoid, voidTogether, withdrawVoid } from "./void-at-desk.ts";

let world: World;
let shiftId: string;
beforeAll(async () => {
  world = await aDesk();
  shiftId = (await world.openedShift()).id;
});
afterAll(() => world.database.drop());

const drawer = () => balanceOf(world.db, cashAccount("H37.92"));
const ask = (paymentId: string, reason = "Thu nhầm hồ sơ") => askVoid(world.as(TELLER), { paymentId, reason });
const approve = (username: string, requestId: string) =>
  approveVoid(world.as(username), { requestId, witness: world.person(username), note: "" });

async function asked(paymentId: string): Promise<string> {
  const request = await ask(paymentId);
  if (!request.ok) throw new Error(request.error.kind);
  return request.value.id;
}

describe("M2: a payment is undone by two people", () => {
  it("at one screen: the sum is due again, the receipt stays visible as cancelled, both names are kept", async () => {
    const before = await drawer();
    const { request, paymentId } = await world.paid(119_000);
    const undone = await voidTogether(world.as(TELLER), {
      ...{ paymentId, reason: "Khách đổi ý, nộp chuyển khoản", witness: world.person(CONTROLLER) },
    });
    expect(undone).toMatchObject({
      ok: true,
      value: { state: "voided", voidedBy: world.person(TELLER).officerId },
    });
    expect((await findPayment(world.db, paymentId))?.voidApprovedBy).toBe(world.person(CONTROLLER).officerId);
    expect(await drawer()).toBe(before);
    expect((await getDossier(world.db, request.dossierId)).money).toBe("due");
    expect(await listReceiptsOf(world.db, { paymentId })).toMatchObject([{ state: "cancelled" }]);
    expect(await collect(world.as(TELLER), world.payment(request))).toMatchObject({ ok: true });
  });

  it("from the second person's own session: nothing is undone before, and the asker is the one who undoes", async () => {
    const { paymentId } = await world.paid(50_000);
    const requestId = await asked(paymentId);
    expect((await findPayment(world.db, paymentId))?.state).toBe("taken");
    expect((await ask(paymentId)).ok).toBe(true);
    expect(await listVoidRequests(world.db, { paymentIds: [paymentId] })).toHaveLength(1);
    const twice = await Promise.all([approve(ACCOUNTANT, requestId), approve(MANAGER, requestId)]);
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "bank-desk/void-decided" } });
    expect(await findPayment(world.db, paymentId)).toMatchObject({
      state: "voided",
      voidedBy: world.person(TELLER).officerId,
    });
  });

  it("never by the teller alone, by somebody without the office, or without a reason", async () => {
    const { paymentId } = await world.paid(50_000);
    expect(await ask(paymentId, "  ")).toMatchObject({ error: { kind: "bank-desk/reason-missing" } });
    const requestId = await asked(paymentId);
    expect(await approve(TELLER, requestId)).toMatchObject({ error: { kind: "bank-desk/same-person" } });
    expect(await approve("tiepnhan.skhcn", requestId)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    expect(await askVoid(world.as("tiepnhan.skhcn"), { paymentId, reason: "x" })).toMatchObject({
      error: { kind: "bank-desk/not-found" },
    });
    expect((await findPayment(world.db, paymentId))?.state).toBe("taken");
    expect((await withdrawVoid(world.as(TELLER), requestId)).ok).toBe(true);
  });

  it("is refused with a reason by the second person, or taken back; then it may be asked anew", async () => {
    const { paymentId } = await world.paid(50_000);
    const first = await asked(paymentId);
    expect(await refuseVoid(world.as(CONTROLLER), { requestId: first, note: "" })).toMatchObject({
      error: { kind: "bank-desk/reason-missing" },
    });
    expect((await refuseVoid(world.as(CONTROLLER), { requestId: first, note: "Phiếu đúng" })).ok).toBe(true);
    const second = await asked(paymentId);
    expect((await withdrawVoid(world.as(TELLER), second)).ok).toBe(true);
    expect(await withdrawVoid(world.as(TELLER), second)).toMatchObject({ error: { kind: "bank-desk/void-decided" } });
    expect(await findVoidRequest(world.db, first)).toMatchObject({ decision: "refused", decisionNote: "Phiếu đúng" });
  });
});

describe("when it is too late", () => {
  it("a shift waits for its open requests, and once it is closed its payments are refunded, not undone", async () => {
    const { paymentId } = await world.paid(70_000);
    const requestId = await asked(paymentId);
    const closing = await balanceOf(world.db, cashAccount("H37.92"));
    expect(await closeShift(world.as(TELLER), { shiftId, closing: TWO_MILLION, reason: "x" })).toMatchObject({
      error: { kind: "bank-desk/void-pending" },
    });
    await withdrawVoid(world.as(TELLER), requestId);
    const count = { 10_000: closing / 10_000 };
    expect(await closeShift(world.as(TELLER), { shiftId, closing: count, reason: "" })).toMatchObject({ ok: true });
    expect(await ask(paymentId)).toMatchObject({
      error: { kind: "bank-desk/void-too-late", because: "shift-closed" },
    });
    expect(await ask(newId())).toMatchObject({ error: { kind: "bank-desk/not-found" } });
  });
});
