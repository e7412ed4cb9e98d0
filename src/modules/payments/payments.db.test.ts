import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier, receiveDossier, withdrawDossier } from "#modules/dossiers/index.ts";
import { balanceOf, closeDay, REFUNDS_PAYABLE, SUSPENSE } from "#modules/ledger/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import {
  claimRefund,
  decideRefund,
  findRequest,
  listPayments,
  listRequestsOf,
  listSuspense,
  openMissingRequests,
  payRefund,
  requestPayment,
  serviceViewer,
  settleSuspense,
  takePayment,
  voidPayment,
} from "./index.ts";
import { aWorld, MONDAY, TILL, type World } from "./testing-world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const refusalOf = (result: { ok: boolean; error?: { kind: string } }) => result.error?.kind;
const dossierNow = (id: string) => getDossier(world.db, id);

/** Money in = collected + held + owed back, as the ledger has it, over all accounts. */
async function imbalance(): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(amount), 0)::bigint as total from ledger_posting`.execute(world.db);
  return rows[0]?.total ?? Number.NaN;
}

describe("a payment", () => {
  it("settles its request: receipt, ledger and dossier in one transaction", async () => {
    const { dossier, request } = await world.due(119_000);
    const till = await balanceOf(world.db, TILL);
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request)));
    expect(taken).toMatchObject({ outcome: "settled", held: 0, receipts: [{ amount: 119_000 }] });
    expect(await dossierNow(dossier.id)).toMatchObject({ money: "paid", feesPaid: 119_000, state: "accepted" });
    expect(await balanceOf(world.db, TILL)).toBe(till + 119_000);
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "settled" });
    expect(await listReceiptsOf(world.db, { dossierId: dossier.id })).toHaveLength(1);
  });

  it("told again is the same, told otherwise is refused", async () => {
    const { request } = await world.due(50_000);
    const told = world.cash(request);
    valueOf(await takePayment(world.cashier(), told));
    expect(valueOf(await takePayment(world.cashier(), told)).outcome).toBe("replayed");
    expect(refusalOf(await takePayment(world.cashier(), { ...told, amount: 50_001 }))).toBe("payments/ref-reused");
  });

  it("told sixteen times at once is one payment, one receipt, one entry", async () => {
    const { dossier, request } = await world.due(70_000);
    const told = world.cash(request);
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => takePayment(world.cashier(), told)));
    expect(outcomes.map((one) => valueOf(one).outcome).toSorted()).toEqual([
      ...Array.from({ length: 15 }, () => "replayed"),
      "settled",
    ]);
    expect(await listReceiptsOf(world.db, { dossierId: dossier.id })).toHaveLength(1);
  });

  it("by two tellers at once settles once; the other one's money is held for its refund (B-32)", async () => {
    const { request } = await world.due(80_000);
    const both = await Promise.all([
      takePayment(world.cashier(), world.cash(request)),
      takePayment(world.cashier(), world.cash(request)),
    ]);
    expect(both.map((one) => valueOf(one).outcome).toSorted()).toEqual(["duplicate", "settled"]);
  });

  it("of one đồng too little is held and the result stays (B-31), until the rest comes", async () => {
    const { dossier, request } = await world.due(119_000);
    const part = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 118_999 })));
    expect(part).toMatchObject({ outcome: "partial", held: 118_999, receipts: [] });
    expect((await dossierNow(dossier.id)).money).toBe("due");
    const rest = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 1 })));
    expect(rest).toMatchObject({ outcome: "settled", receipts: [{ amount: 119_000 }] });
    expect((await dossierNow(dossier.id)).money).toBe("paid");
    expect(await listSuspense(world.db, { requestId: request.id, open: true })).toEqual([]);
  });

  it("of too much settles, and the rest is held with a clock and never absorbed (B-32)", async () => {
    const { request } = await world.due(10_000);
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 12_500 })));
    expect(taken).toMatchObject({ outcome: "over", held: 2_500 });
    const [item] = await listSuspense(world.db, { paymentId: taken.payment.id });
    expect(item).toMatchObject({ reason: "over", amount: 2_500, state: "open" });
    expect(item?.dueAt.toString()).toBe("2026-11-27T09:30:00Z");
  });

  it.each([null, "HS000000000", "nop le phi"])("for %j is held, never dropped (B-34)", async (reference) => {
    const { request } = await world.due(10_000);
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request, { reference })));
    expect(taken).toMatchObject({ outcome: "unknown", held: 10_000, request: null });
  });

  it("for a dossier that was withdrawn is held", async () => {
    const { dossier, request } = await world.due(10_000);
    valueOf(
      await withdrawDossier(world.acting("counter-officer"), {
        ...{ dossierId: dossier.id, version: dossier.version, reason: "Đơn xin rút" },
      }),
    );
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "cancelled" });
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request)));
    expect(taken).toMatchObject({ outcome: "duplicate", held: 10_000 });
    expect(await listSuspense(world.db, { paymentId: taken.payment.id })).toMatchObject([{ reason: "ended" }]);
  });

  it("that a machine tells of is taken under its own name and settles the dossier", async () => {
    const { dossier, request } = await world.due(30_000);
    const machine = { ...world.cashier(), viewer: serviceViewer() };
    const taken = valueOf(await takePayment(machine, world.cash(request, { channel: "gateway", provider: "cong" })));
    expect(taken.outcome).toBe("settled");
    expect((await dossierNow(dossier.id)).money).toBe("paid");
  });

  it.each([0, -1, 0.5, 1e12, Number.NaN])("of %s đồng is refused (B-30)", async (amount) => {
    const { request } = await world.due(1_000);
    expect(refusalOf(await takePayment(world.cashier(), world.cash(request, { amount })))).toBe("payments/amount");
  });

  it("taken by somebody whose desk takes none leaves nothing behind", async () => {
    const { request } = await world.due(1_000);
    const told = world.cash(request);
    expect(refusalOf(await takePayment(world.acting("specialist"), told))).toBe("dossiers/not-allowed");
    expect((await listPayments(world.db, { requestIds: [request.id] })).length).toBe(0);
    expect(valueOf(await takePayment(world.cashier(), told)).outcome).toBe("settled");
  });
});

describe("a further request", () => {
  it("stops the clock until it is paid, and its payment starts it again (NĐ 61/2018 Điều 19.5)", async () => {
    const dossier = await world.receive();
    const asked = valueOf(
      await requestPayment(world.acting("specialist"), {
        ...{ dossierId: dossier.id, version: dossier.version, purpose: "during", reason: "Thẩm định bổ sung" },
        lines: [{ kind: "phi", code: "P01", name: "Phí thẩm định", amount: 500_000 }],
        stopsClock: true,
      }),
    );
    expect(await dossierNow(dossier.id)).toMatchObject({ state: "awaiting-obligation", money: "due", dueAt: null });
    valueOf(await takePayment(world.cashier(), world.cash(asked)));
    expect(await dossierNow(dossier.id)).toMatchObject({ state: "in-progress", money: "paid" });
  });
});

describe("a void", () => {
  it("needs a second person and a reason; afterwards all is as before, and the number stays visible", async () => {
    const { dossier, request } = await world.due(119_000);
    const till = await balanceOf(world.db, TILL);
    const acting = world.cashier();
    const taken = valueOf(await takePayment(acting, world.cash(request)));
    const undo = { paymentId: taken.payment.id, reason: "Nhập nhầm", approverId: newId() };
    expect(refusalOf(await voidPayment(acting, { ...undo, reason: " " }))).toBe("payments/reason-missing");
    const alone = { ...undo, approverId: acting.viewer.officerId };
    expect(refusalOf(await voidPayment(acting, alone))).toBe("payments/same-person");
    valueOf(await voidPayment(acting, undo));
    expect(refusalOf(await voidPayment(acting, undo))).toBe("payments/already-voided");
    expect(await balanceOf(world.db, TILL)).toBe(till);
    expect(await dossierNow(dossier.id)).toMatchObject({ money: "due", feesPaid: 0 });
    expect(await listReceiptsOf(world.db, { paymentId: taken.payment.id })).toHaveLength(1);
    expect(valueOf(await takePayment(acting, world.cash(request))).outcome).toBe("settled");
  });

  it("gives back the part payments that it completed", async () => {
    const { request } = await world.due(100_000);
    valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 40_000 })));
    const last = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 60_000 })));
    valueOf(await voidPayment(world.cashier(), { paymentId: last.payment.id, reason: "Nhầm", approverId: newId() }));
    expect(await listSuspense(world.db, { requestId: request.id, open: true })).toMatchObject([{ amount: 40_000 }]);
    expect(valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 60_000 }))).outcome).toBe(
      "settled",
    );
  });

  it("of a part payment that was used up is refused", async () => {
    const { request } = await world.due(100_000);
    const first = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 40_000 })));
    valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 60_000 })));
    const undo = { paymentId: first.payment.id, reason: "Nhầm", approverId: newId() };
    expect(refusalOf(await voidPayment(world.cashier(), undo))).toBe("payments/used-by-later");
  });
});

describe("held money", () => {
  it("goes to the request that an officer finds", async () => {
    const { dossier, request } = await world.due(25_000);
    const lost = valueOf(await takePayment(world.cashier(), world.cash(request, { reference: null, amount: 30_000 })));
    const [item] = await listSuspense(world.db, { paymentId: lost.payment.id });
    const settled = valueOf(
      await settleSuspense(world.accountant(), {
        ...{ itemId: item?.id ?? "", reference: request.reference, reason: "Đối chiếu nội dung chuyển khoản" },
      }),
    );
    expect(settled).toMatchObject({ outcome: "over", receipts: [{ amount: 25_000 }] });
    expect((await dossierNow(dossier.id)).money).toBe("paid");
    expect(await listSuspense(world.db, { paymentId: lost.payment.id, open: true })).toMatchObject([{ amount: 5_000 }]);
  });
});

describe("a refund", () => {
  const words = { reason: "Nộp thừa", basis: "", payeeName: "Nguyễn Văn Đức", payeeAccount: "" };

  it("of held money: claimed, decided by another person, paid", async () => {
    const { request } = await world.due(10_000);
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 15_000 })));
    const [item] = await listSuspense(world.db, { paymentId: taken.payment.id });
    const source = { suspenseItemId: item?.id ?? "" };
    const claiming = world.cashier();
    const claim = valueOf(await claimRefund(claiming, { source, ...words }));
    expect(refusalOf(await claimRefund(claiming, { source, ...words }))).toBe("payments/item-not-open");
    const decision = { refundId: claim.id, approve: "yes", note: "" } as const;
    expect(refusalOf(await decideRefund(claiming, decision))).toBe("payments/same-person");
    const payment = { refundId: claim.id, account: TILL, reference: "PC 01", shiftId: null };
    expect(refusalOf(await payRefund(claiming, payment))).toBe("payments/refund-state");
    valueOf(await decideRefund(world.accountant(), decision));
    const owed = await balanceOf(world.db, REFUNDS_PAYABLE);
    expect(valueOf(await payRefund(claiming, payment)).state).toBe("paid");
    expect(await balanceOf(world.db, REFUNDS_PAYABLE)).toBe(owed + 5_000);
    expect(refusalOf(await payRefund(claiming, payment))).toBe("payments/refund-state");
  });

  it("of a settled request cancels its receipts and the dossier says so", async () => {
    const { dossier, request } = await world.due(200_000);
    valueOf(await takePayment(world.cashier(), world.cash(request)));
    const claim = valueOf(await claimRefund(world.cashier(), { source: { requestId: request.id }, ...words }));
    valueOf(await decideRefund(world.accountant(), { refundId: claim.id, approve: "yes", note: "" }));
    valueOf(await payRefund(world.cashier(), { refundId: claim.id, account: TILL, reference: "PC 02", shiftId: null }));
    expect(await dossierNow(dossier.id)).toMatchObject({ money: "refunded", feesPaid: 0, feesDue: 0 });
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "refunded" });
  });

  it("that is rejected leaves the money held", async () => {
    const { request } = await world.due(10_000);
    const taken = valueOf(await takePayment(world.cashier(), world.cash(request, { reference: null })));
    const [item] = await listSuspense(world.db, { paymentId: taken.payment.id });
    const claim = valueOf(await claimRefund(world.cashier(), { source: { suspenseItemId: item?.id ?? "" }, ...words }));
    valueOf(await decideRefund(world.accountant(), { refundId: claim.id, approve: "no", note: "Đã tìm được hồ sơ" }));
    expect(await listSuspense(world.db, { paymentId: taken.payment.id, open: true })).toMatchObject([
      { state: "open" },
    ]);
  });
});

describe("T-06: every statement fails once", () => {
  it("a payment asked again is there once", async () => {
    const { request } = await world.due(33_000);
    const before = await balanceOf(world.db, TILL);
    const told = world.cash(request);
    const broken = await sweepFaults(world.db, async (db) => {
      await takePayment({ ...world.cashier(), db }, told).catch(() => undefined);
    });
    expect(broken).toBeGreaterThan(12);
    expect(valueOf(await takePayment(world.cashier(), told)).outcome).toBe("replayed");
    expect(await balanceOf(world.db, TILL)).toBe(before + 33_000);
    expect(await listReceiptsOf(world.db, { paymentId: (await paymentOf(told.providerRef)).id })).toHaveLength(1);
  });

  it("a void, a refund and a settlement of held money are done wholly or not at all", async () => {
    const undone: string[] = [];
    await sweepFaults(world.db, async (db) => {
      const { request } = await world.due(5_000);
      const { payment } = valueOf(await takePayment(world.cashier(), world.cash(request, { amount: 6_000 })));
      const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
      const first = await voidPayment({ ...world.cashier(), db }, undo).catch(() => undefined);
      if (first?.ok !== true) valueOf(await voidPayment(world.cashier(), undo));
      undone.push(payment.id);
      expect(await imbalance()).toBe(0);
    });
    expect(undone.length).toBeGreaterThan(15);
    await sweepFaults(world.db, async (db) => {
      const { request } = await world.due(5_000);
      const { payment } = valueOf(await takePayment(world.cashier(), world.cash(request, { reference: null })));
      const [item] = await listSuspense(world.db, { paymentId: payment.id });
      const settle = { itemId: item?.id ?? "", reference: request.reference, reason: "Tìm thấy" };
      const first = await settleSuspense({ ...world.accountant(), db }, settle).catch(() => undefined);
      if (first?.ok !== true) valueOf(await settleSuspense(world.accountant(), settle));
      expect(await findRequest(world.db, request.id)).toMatchObject({ state: "settled" });
      expect(await imbalance()).toBe(0);
    });
  });

  it("a refund is paid once", async () => {
    const { request } = await world.due(9_000);
    valueOf(await takePayment(world.cashier(), world.cash(request)));
    const source = { requestId: request.id };
    const words = { reason: "Rút hồ sơ", basis: "", payeeName: "", payeeAccount: "" };
    await sweepFaults(world.db, async (db) => {
      await claimRefund({ ...world.cashier(), db }, { source, ...words }).catch(() => undefined);
    });
    const { rows } = await sql<{ id: string }>`select id from refund where request_id = ${request.id}`.execute(
      world.db,
    );
    expect(rows).toHaveLength(1);
    const refundId = rows[0]?.id ?? "";
    await sweepFaults(world.db, async (db) => {
      await decideRefund({ ...world.accountant(), db }, { refundId, approve: "yes", note: "" }).catch(() => undefined);
    });
    const till = await balanceOf(world.db, TILL);
    await sweepFaults(world.db, async (db) => {
      const pay = { refundId, account: TILL, reference: "PC 9", shiftId: null };
      await payRefund({ ...world.cashier(), db }, pay).catch(() => undefined);
    });
    expect(await balanceOf(world.db, TILL)).toBe(till - 9_000);
    expect(await findRequest(world.db, request.id)).toMatchObject({ state: "refunded" });
  });
});

async function paymentOf(providerRef: string) {
  const found = (await listPayments(world.db, {})).find((one) => one.providerRef === providerRef);
  if (found === undefined) throw new Error("no such payment");
  return found;
}

it("a closed day takes neither money nor a void; a refund is still possible on the next", async () => {
  const { request } = await world.due(1_000);
  const { payment } = valueOf(await takePayment(world.cashier(), world.cash(request)));
  await transact(world.db, (tx) =>
    closeDay(tx, { day: dateInVietnam(MONDAY), at: MONDAY, actorId: newId(), approverId: newId() }),
  );
  const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
  expect(refusalOf(await voidPayment(world.cashier(), undo))).toBe("payments/day-closed");
  const { request: other } = await world.due(2_000);
  expect(refusalOf(await takePayment(world.cashier(), world.cash(other)))).toBe("ledger/day-closed");
  const tomorrow = world.cashier(MONDAY.add({ hours: 24 }));
  expect(valueOf(await takePayment(tomorrow, world.cash(other))).outcome).toBe("settled");
  expect(await imbalance()).toBe(0);
  expect(await balanceOf(world.db, SUSPENSE)).toBeLessThanOrEqual(0);
});

it("as many tellers at once as there are connections do not wait for each other for ever", async () => {
  const tomorrow = MONDAY.add({ hours: 48 });
  const requests = await Promise.all(Array.from({ length: 24 }, () => world.due(3_000, tomorrow)));
  const clock = { now: () => databaseNow(world.db).then(() => tomorrow), within: () => Promise.resolve(tomorrow) };
  const taken = await Promise.all(
    requests.map(({ request }) => takePayment({ ...world.cashier(tomorrow), clock }, world.cash(request))),
  );
  expect(taken.map((one) => valueOf(one).outcome)).toEqual(requests.map(() => "settled"));
});

it("asks for the fees of dossiers that an older version took in, once, batch after batch, also by two at once", async () => {
  const later = MONDAY.add({ hours: 72 });
  const silent = { ...world.acting("counter-officer", later), reactions: [] };
  const missing: string[] = [];
  for (let count = 0; count < 7; count += 1) {
    missing.push(valueOf(await receiveDossier(silent, world.intake({ feesDue: 45_000 }))).id);
    // Between them some that were asked.
    if (count % 2 === 0) await world.due(5_000, later);
  }
  const machine = { ...world.cashier(later), viewer: serviceViewer() };
  const withdrawn = valueOf(await receiveDossier(silent, world.intake({ feesDue: 45_000 })));
  const target = { dossierId: withdrawn.id, version: withdrawn.version, reason: "Đơn xin rút" };
  valueOf(await withdrawDossier(silent, target));
  const [first, second] = await Promise.all([openMissingRequests(machine, 3), openMissingRequests(machine, 2)]);
  expect(first + second).toBe(7);
  expect(await openMissingRequests(machine, 1)).toBe(0);
  for (const id of missing) {
    expect(await listRequestsOf(world.db, id)).toMatchObject([{ amount: 45_000, state: "open" }]);
  }
  expect(await listRequestsOf(world.db, withdrawn.id)).toEqual([]);
});
