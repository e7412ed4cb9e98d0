import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { inTransitAccount } from "#modules/ledger/index.ts";
import { seedTills } from "#modules/bank-desk/index.ts";
import { takePayment, voidPayment } from "#modules/payments/index.ts";
import { aWorld, MONDAY, type World } from "#modules/payments/testing-world.ts";
import { readAgencyMoney } from "./use-cases/agency-money.ts";
import { moneyAndPaperOf } from "./use-cases/money-and-paper.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld([recordFacts]);
});
afterAll(() => world.database.drop());

const FROM = dateInVietnam(MONDAY);
const UNTIL = MONDAY.add({ hours: 24 });

describe("money in reports", () => {
  it("tells how demands were settled and which receipts stand, by agency; a void takes both away", async () => {
    const byCash = await world.due(50_000);
    const byTransfer = await world.due(70_000);
    const wrong = await world.due(9_000);
    const take = async (one: typeof byCash, change = {}) => {
      const taken = await takePayment(world.cashier(), world.cash(one.request, change));
      if (!taken.ok) throw new Error(JSON.stringify(taken.error));
      return taken.value;
    };
    await take(byCash, { provider: "till:H37.92" });
    await take(byTransfer, { provider: "100000000092", channel: "transfer", account: inTransitAccount("transfer") });
    const mistaken = await take(wrong);
    const before = (await readAgencyMoney(world.db, { from: FROM, until: UNTIL })).get(world.agencyId);
    expect(before).toMatchObject({ paidOnline: 1, paidDirect: 2, receipted: 3, receiptAmount: 129_000 });

    const approverId = newId();
    const voided = await voidPayment(world.accountant(MONDAY.add({ minutes: 5 })), {
      paymentId: mistaken.payment.id,
      reason: "Thu nhầm hồ sơ",
      approverId,
    });
    expect(voided).toMatchObject({ ok: true });
    const after = (await readAgencyMoney(world.db, { from: FROM, until: UNTIL })).get(world.agencyId);
    expect(after).toMatchObject({
      ...{ paidOnline: 1, paidDirect: 1, receipted: 2, receipts: 2, receiptAmount: 120_000 },
      receiptsCancelled: 1,
    });
    const nextDay = { from: FROM.add({ days: 1 }), until: UNTIL.add({ hours: 24 }) };
    expect((await readAgencyMoney(world.db, nextDay)).size).toBe(0);
  });

  it("counts what the bank took in the period, without what was voided or went to another till, and no paper", async () => {
    await transact(world.db, (tx) => seedTills(tx, { newId, now: MONDAY }));
    const { request } = await world.due(7_000);
    await takePayment(world.cashier(), world.cash(request, { provider: "till:H37.02.01" }));
    const counted = await moneyAndPaperOf(world.db, { from: FROM, until: UNTIL });
    expect(counted).toEqual({
      ...{ courierOut: 0, courierBack: 0, courierOutstanding: 0 },
      ...{ bankDossiers: 2, bankAmount: 120_000, bankUnexplained: 0 },
    });
    const later = await moneyAndPaperOf(world.db, { from: FROM.add({ days: 1 }), until: UNTIL.add({ hours: 24 }) });
    expect(later).toMatchObject({ bankDossiers: 0, bankAmount: 0 });
  });
});
