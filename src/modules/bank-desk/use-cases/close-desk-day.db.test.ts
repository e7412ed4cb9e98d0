import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { balanceOf, cashAccount } from "#modules/ledger/index.ts";
import { Temporal } from "#kernel/time.ts";
import { checksOf } from "../domain/day.ts";
import { findDeskDay } from "../store/days.ts";
import { ACCOUNTANT, aDesk, at, CONTROLLER, MANAGER, TELLER, type World } from "../testing-world.ts";
import { closeDeskDay } from "./close-desk-day.ts";
import { closeShift } from "./close-shift.ts";
import { collect } from "./collect.ts";
import { dayFigures } from "./day-figures.ts";
import { openShift } from "./open-shift.ts";
import { voidTogether } from "./void-at-desk.ts";

let world: World;
beforeAll(async () => {
  world = await aDesk();
});
afterAll(() => world.database.drop());

const DAY = Temporal.PlainDate.from("2026-11-23");
const close = (witness = MANAGER, username = ACCOUNTANT) =>
  closeDeskDay(world.as(username), { day: DAY, witness: world.person(witness) });

describe("the close of a day", () => {
  it("waits for every shift, then holds the day with the figures that two people signed", async () => {
    const shift = await world.openedShift();
    await world.paid(119_000);
    const undone = await world.paid(60_000);
    await voidTogether(world.as(TELLER), {
      ...{ paymentId: undone.paymentId, reason: "Thu nhầm", witness: world.person(CONTROLLER) },
    });
    await world.paid(50_000, { means: "transfer", given: 70_000, bankRef: "FT26327000001", confirmed: "yes" });
    const part = await world.due(90_000);
    await collect(world.as(TELLER), world.payment(part.request, { given: 40_000, confirmed: "yes" }));
    await collect(world.as(TELLER), world.payment(part.request, { given: 50_000, missing: 50_000 }));

    expect(await close()).toMatchObject({ error: { kind: "bank-desk/day-not-ready", open: 1 } });
    expect(await findDeskDay(world.db, DAY)).toBeUndefined();
    const closing = { 1_000: (await balanceOf(world.db, cashAccount("H37.92"))) / 1_000 };
    expect((await closeShift(world.as(TELLER), { shiftId: shift.id, closing, reason: "" })).ok).toBe(true);

    const figures = await dayFigures(world.db, DAY);
    expect(figures).toMatchObject({
      ...{ shifts: 1, openShifts: 0, payments: 5, taken: 339_000, voids: 1, voided: 60_000, receipts: 4 },
      ...{ receiptSum: 319_000, cancelledReceipts: 1, heldChange: 20_000, suspenseItems: 1, suspense: 20_000 },
      ...{ imbalance: 0, differences: 0 },
    });
    expect(checksOf(figures).filter(({ verdict }) => verdict === "stops")).toEqual([]);
    expect(await close(ACCOUNTANT)).toMatchObject({ error: { kind: "bank-desk/same-person" } });
    expect(await close(MANAGER, TELLER)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    expect(await close(TELLER)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    const twice = await Promise.all([close(), close()]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await findDeskDay(world.db, DAY)).toMatchObject({ figures, closedBy: world.person(ACCOUNTANT).officerId });
  });

  it("takes nothing more of that day; the next day goes on", async () => {
    const { request } = await world.due(30_000);
    world.clock.set(at("2026-11-24T08:00"));
    const closing = await balanceOf(world.db, cashAccount("H37.92"));
    const next = await openShift(world.as(TELLER), {
      ...{ shiftId: request.id, tillId: world.bank.id, opening: { 1_000: closing / 1_000 }, floated: 0, reason: "" },
    });
    expect(next.ok).toBe(true);
    expect((await collect(world.as(TELLER), world.payment(request))).ok).toBe(true);
    world.clock.set(at("2026-11-23T17:00"));
    const late = await world.due(10_000, at("2026-11-23T16:30"));
    expect(await collect(world.as(TELLER), world.payment(late.request))).toMatchObject({
      error: { kind: "ledger/day-closed" },
    });
  });
});
