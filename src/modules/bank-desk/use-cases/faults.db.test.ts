import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import { balanceOf, cashAccount, trialBalance } from "#modules/ledger/index.ts";
import { findPayment, findRefund } from "#modules/payments/index.ts";
import { fewestNotes } from "../domain/denominations.ts";
import { findDeskDay } from "../store/days.ts";
import { findShiftOf } from "../store/shifts.ts";
import { ACCOUNTANT, aDesk, at, CONTROLLER, MANAGER, TELLER, type World } from "../testing-world.ts";
import { closeDeskDay } from "./close-desk-day.ts";
import { closeShift, confirmCount } from "./close-shift.ts";
import { collect } from "./collect.ts";
import { handInCash } from "./hand-in-cash.ts";
import { openShift } from "./open-shift.ts";
import { askRefund, decideOnRefund, giveBack } from "./refund-at-desk.ts";
import { voidTogether } from "./void-at-desk.ts";

let world: World;
beforeAll(async () => {
  world = await aDesk();
});
afterAll(() => world.database.drop());

const drawer = () => balanceOf(world.db, cashAccount("H37.92"));
const teller = (db: Db) => ({ ...world.as(TELLER), db });

/** The work on a database that breaks at its n-th statement, then once more on the sound one as people do. */
async function twice<T extends { readonly ok: boolean }>(broken: Db, work: (db: Db) => Promise<T>): Promise<T> {
  await work(broken).catch(() => undefined);
  return work(world.db);
}

async function openAgain(): Promise<string> {
  const own = await findShiftOf(world.db, world.person(TELLER).officerId);
  if (own?.state === "open") return own.id;
  const opening = fewestNotes(await drawer()).count;
  const shift = { shiftId: newId(), tillId: world.bank.id, opening, floated: 0, reason: "" };
  const opened = await openShift(world.as(TELLER), shift);
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value.id;
}

describe("T-06: every statement of every act on money fails once, and the same again gives the same state", () => {
  it("opening, counting with a difference and its confirmation", async () => {
    const opened = await sweepFaults(world.db, async (broken) => {
      const before = await drawer();
      const opening = fewestNotes(before + 100_000).count;
      const command = { shiftId: newId(), tillId: world.bank.id, opening, floated: 100_000, reason: "" };
      expect((await twice(broken, (db) => openShift(teller(db), command))).ok).toBe(true);
      expect(await drawer()).toBe(before + 100_000);
      const { shiftId } = command;
      expect((await closeShift(world.as(TELLER), { shiftId, closing: opening, reason: "" })).ok).toBe(true);
    });
    const counted = await sweepFaults(world.db, async (broken) => {
      const shiftId = await openAgain();
      const before = await drawer();
      const command = { shiftId, closing: fewestNotes(before + 1_000).count, reason: "Thừa một tờ" };
      expect((await twice(broken, (db) => closeShift(teller(db), command))).ok).toBe(true);
      expect(await drawer()).toBe(before);
      const witness = world.person(CONTROLLER);
      expect((await confirmCount(world.as(TELLER), { shiftId, witness })).ok).toBe(true);
      expect(await drawer()).toBe(before + 1_000);
    });
    const confirmed = await sweepFaults(world.db, async (broken) => {
      const shiftId = await openAgain();
      const before = await drawer();
      const command = { shiftId, closing: fewestNotes(before - 1_000).count, reason: "Thiếu một tờ" };
      await closeShift(world.as(TELLER), command);
      const witness = world.person(CONTROLLER);
      expect((await twice(broken, (db) => confirmCount(teller(db), { shiftId, witness }))).ok).toBe(true);
      expect(await drawer()).toBe(before - 1_000);
    });
    const inPlace = await sweepFaults(world.db, async (broken) => {
      const shiftId = await openAgain();
      const before = await drawer();
      const command = { shiftId, closing: fewestNotes(before).count, reason: "Thu ngân ốm" };
      const controller = (db: Db) => ({ ...world.as(CONTROLLER), db });
      expect(await twice(broken, (db) => closeShift(controller(db), command))).toMatchObject({
        value: { state: "counted", countedBy: world.person(CONTROLLER).officerId },
      });
      expect((await confirmCount(world.as(MANAGER), { shiftId, witness: world.person(MANAGER) })).ok).toBe(true);
      expect(await drawer()).toBe(before);
    });
    expect(Math.min(opened, counted, confirmed, inPlace)).toBeGreaterThan(5);
  });

  it("taking money, handing it in, undoing it", async () => {
    const shiftId = await openAgain();
    const taken = await sweepFaults(world.db, async (broken) => {
      const { request } = await world.due(20_000, await world.clock.now());
      const before = await drawer();
      const command = world.payment(request);
      expect((await twice(broken, (db) => collect(teller(db), command))).ok).toBe(true);
      expect(await drawer()).toBe(before + 20_000);
    });
    const handedIn = await sweepFaults(world.db, async (broken) => {
      const before = await drawer();
      const command = { shiftId, amount: 1_000, goesTo: "account", slip: newId(), receiver: "Thủ quỹ" } as const;
      expect((await twice(broken, (db) => handInCash(teller(db), command))).ok).toBe(true);
      expect(await drawer()).toBe(before - 1_000);
    });
    const undone = await sweepFaults(world.db, async (broken) => {
      const { paymentId } = await world.paid(20_000);
      const before = await drawer();
      const command = { paymentId, reason: "Thu nhầm", witness: world.person(CONTROLLER) };
      await twice(broken, (db) => voidTogether(teller(db), command));
      expect((await findPayment(world.db, paymentId))?.state).toBe("voided");
      expect(await drawer()).toBe(before - 20_000);
    });
    expect(Math.min(taken, handedIn, undone)).toBeGreaterThan(5);
  });

  it("giving money back", async () => {
    await openAgain();
    const paidBack = await sweepFaults(world.db, async (broken) => {
      const { request } = await world.paid(20_000);
      const before = await drawer();
      const claim = await askRefund(world.as(TELLER), {
        ...{ source: { requestId: request.id }, reason: "Rút", basis: "", payeeName: "A", payeeAccount: "" },
      });
      if (!claim.ok) throw new Error(claim.error.kind);
      const refundId = claim.value.id;
      await decideOnRefund(world.as(ACCOUNTANT), { refundId, approve: "yes", note: "" });
      const command = { refundId, by: "cash", reference: newId(), fromAccount: "" } as const;
      expect((await twice(broken, (db) => giveBack(teller(db), command))).ok).toBe(true);
      expect((await findRefund(world.db, refundId))?.state).toBe("paid");
      expect(await drawer()).toBe(before - 20_000);
    });
    expect(paidBack).toBeGreaterThan(5);
  });

  it("closing days", async () => {
    const shiftId = await openAgain();
    const closing = fewestNotes(await drawer()).count;
    expect((await closeShift(world.as(TELLER), { shiftId, closing, reason: "" })).ok).toBe(true);
    let day = Temporal.PlainDate.from("2026-11-23");
    const closed = await sweepFaults(world.db, async (broken) => {
      const witness = world.person(MANAGER);
      world.clock.set(at(`${day.toString()}T18:00`));
      const accountant = (db: Db) => ({ ...world.as(ACCOUNTANT), db });
      expect((await twice(broken, (db) => closeDeskDay(accountant(db), { day, witness }))).ok).toBe(true);
      expect((await findDeskDay(world.db, day))?.figures.imbalance).toBe(0);
      day = day.add({ days: 1 });
    });
    expect(closed).toBeGreaterThan(5);
  });

  it("leaves books that balance and no shift twice", async () => {
    const sheet = await trialBalance(world.db, Temporal.PlainDate.from("2027-12-31"));
    expect(sheet.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
    const { rows } = await sql<{ n: number }>`select count(*) as n from shift where state <> 'closed'`.execute(
      world.db,
    );
    expect(rows[0]?.n).toBe(0);
  });
});
