import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { keepCustody } from "#modules/custody/index.ts";
import { Temporal } from "#kernel/time.ts";
import { getDossier, moveDelivery, resolveDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import {
  claimRefund,
  decideRefund,
  payRefund,
  requestPayment,
  takePayment,
  voidPayment,
  type PaymentRequest,
} from "#modules/payments/index.ts";
import { aWorld, MONDAY, TILL, type World } from "#modules/payments/testing-world.ts";
import { findRecord } from "./store/records.ts";
import { LATER, toOwner } from "./testing-world.ts";
import { returnResults } from "./use-cases/return-results.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld([keepCustody]);
});
afterAll(() => world.database.drop());

const won = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const now = ({ id }: Pick<Dossier, "id">) => getDossier(world.db, id);
const desk = (at = LATER): Acting => world.acting("return-officer", at);
const atDesk = async (dossier: Pick<Dossier, "id">) => returnResults(desk(), toOwner([await now(dossier)]));
const unpaid = (amount: number) => ({ error: { refusal: { kind: "dossiers/unpaid", amount } } });

/** A result that waits, with its fees due. */
async function resolved(amount: number): Promise<{ readonly dossier: Dossier; readonly request: PaymentRequest }> {
  const { dossier, request } = await world.due(amount);
  const result = {
    result: "granted",
    number: "15/GP",
    signedOn: Temporal.PlainDate.from("2026-11-24"),
    signerId: newId(),
    summary: "Giấy phép",
  } as const;
  const leader = world.acting("department-leader", MONDAY.add({ hours: 24 }));
  const target = { dossierId: dossier.id, version: dossier.version };
  return { dossier: won(await resolveDossier(leader, { ...target, ...result })), request };
}
const late = MONDAY.add({ hours: 25 });
const pay = (request: PaymentRequest, amount = request.amount) =>
  takePayment(world.cashier(late), world.cash(request, { amount }));
const undo = (paymentId: string) =>
  voidPayment(world.cashier(late), { paymentId, reason: "Thu nhầm", approverId: newId() });
const more = async (dossier: Pick<Dossier, "id">, amount: number) => {
  const { id: dossierId, version } = await now(dossier);
  const lines = [{ code: "PHI-THEM", name: "Phí bổ sung", kind: "phi", amount, quantity: 1 }] as const;
  const asked = { lines, purpose: "after", reason: "Thiếu phí", stopsClock: false } as const;
  return requestPayment(world.acting("counter-officer", late), { dossierId, version, ...asked });
};

describe("B-31: a result whose fees are due stays", () => {
  it("while one đồng is missing, and goes with it", async () => {
    const { dossier, request } = await resolved(119_000);
    expect(await atDesk(dossier)).toMatchObject(unpaid(119_000));
    won(await pay(request, 118_999));
    expect((await atDesk(dossier)).ok).toBe(false);
    won(await pay(request, 1));
    expect((await atDesk(dossier)).ok).toBe(true);
  });

  it("when its payment was voided after the second tab was opened", async () => {
    const { dossier, request } = await resolved(119_000);
    const { payment } = won(await pay(request));
    const tab = toOwner([await now(dossier)]);
    won(await undo(payment.id));
    expect(await returnResults(desk(), tab)).toMatchObject({ error: { refusal: { kind: "dossiers/stale" } } });
    expect(await atDesk(dossier)).toMatchObject(unpaid(119_000));
    expect(await findRecord(world.db, dossier.id)).toBeUndefined();
    won(await pay(request));
    expect((await atDesk(dossier)).ok).toBe(true);
  });

  it("when more was asked for meanwhile, until that is paid too", async () => {
    const { dossier, request } = await resolved(10_000);
    won(await pay(request));
    const tab = toOwner([await now(dossier)]);
    const further = won(await more(dossier, 5_000));
    expect(await returnResults(desk(), tab)).toMatchObject({ error: { refusal: { kind: "dossiers/stale" } } });
    expect(await atDesk(dossier)).toMatchObject(unpaid(5_000));
    won(await pay(further));
    expect((await atDesk(dossier)).ok).toBe(true);
  });

  it("when a payment of the same sum came for another dossier", async () => {
    const [a, b] = [await resolved(10_000), await resolved(10_000)];
    won(await pay(b.request));
    expect(await atDesk(a.dossier)).toMatchObject(unpaid(10_000));
    expect(await returnResults(desk(), toOwner([await now(a.dossier), await now(b.dossier)]))).toMatchObject({
      error: { kind: "return-desk/dossier", dossierId: a.dossier.id },
    });
    expect((await now(b.dossier)).state).toBe("resolved");
  });

  it("whatever version, proof or receiver the form makes up", async () => {
    const { dossier } = await resolved(10_000);
    const { version } = await now(dossier);
    for (const made of [version - 1, version, version + 1, 0, 999]) {
      expect((await returnResults(desk(), toOwner([{ ...(await now(dossier)), version: made }]))).ok).toBe(false);
    }
    for (const role of ["centre-manager", "counter-officer", "return-officer"] as const) {
      const acting = world.acting(role, LATER);
      const act = toOwner([await now(dossier)], { proof: { kind: "paper" } });
      expect(await returnResults(acting, act)).toMatchObject(unpaid(10_000));
    }
    expect((await now(dossier)).state).toBe("resolved");
  });

  it("and its payment voided at the same moment: one of the two happens", async () => {
    for (let n = 0; n < 4; n += 1) {
      const { dossier, request } = await resolved(10_000);
      const { payment } = won(await pay(request));
      const [returned, voided] = await Promise.all([atDesk(dossier), undo(payment.id)]);
      const { handOver, money } = await now(dossier);
      expect([returned.ok, voided.ok]).toContain(false);
      // Never out of the house unpaid.
      expect(handOver === null || money === "paid").toBe(true);
    }
  });

  it("and more asked for at the same moment: never out unpaid for what was asked before", async () => {
    for (let n = 0; n < 4; n += 1) {
      const { dossier, request } = await resolved(10_000);
      won(await pay(request));
      const [returned, asked] = await Promise.all([atDesk(dossier), more(dossier, 5_000)]);
      expect([returned.ok, asked.ok].filter((one) => one)).toHaveLength(1);
      const { handOver, money } = await now(dossier);
      expect(handOver === null || money === "paid").toBe(true);
    }
  });
});

describe("what does not hold a result back", () => {
  it("fees that were given back by decision: nothing is due any more", async () => {
    const { dossier, request } = await resolved(20_000);
    won(await pay(request));
    const words = {
      reason: "Miễn phí theo quy định",
      basis: "TT 85/2019",
      payeeName: "Nguyễn Văn Đức",
      payeeAccount: "",
    };
    const claim = won(await claimRefund(world.cashier(late), { source: { requestId: request.id }, ...words }));
    won(await decideRefund(world.accountant(late), { refundId: claim.id, approve: "yes", note: "" }));
    won(await payRefund(world.cashier(late), { refundId: claim.id, account: TILL, reference: "PC 9", shiftId: null }));
    expect((await atDesk(dossier)).ok).toBe(true);
  });

  it("being overdue, by a day or by three months", async () => {
    for (const days of [30, 90]) {
      const { dossier, request } = await resolved(10_000);
      won(await pay(request));
      const act = toOwner([await now(dossier)]);
      expect((await returnResults(desk(LATER.add({ hours: 24 * days })), act)).ok).toBe(true);
    }
  });
});

describe("a result that the post has", () => {
  it("is not handed over at the desk too", async () => {
    const { dossier, request } = await resolved(10_000);
    won(await pay(request));
    const target = { dossierId: dossier.id, version: (await now(dossier)).version };
    won(await moveDelivery(world.acting("postal-officer", late), { ...target, delivery: "with-post", note: "EE1" }));
    expect(await atDesk(dossier)).toMatchObject({ error: { kind: "return-desk/with-post", dossierId: dossier.id } });
    expect((await now(dossier)).handOver).toBeNull();
  });
});
