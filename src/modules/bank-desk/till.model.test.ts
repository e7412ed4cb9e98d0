import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { balanceOf, cashAccount, COUNT_DIFFERENCES, floatAccount, trialBalance } from "#modules/ledger/index.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { expectedIn } from "./domain/drawer.ts";
import { fewestNotes } from "./domain/denominations.ts";
import { findShift, findShiftOf } from "./store/shifts.ts";
import { ACCOUNTANT, aDesk, CONTROLLER, TELLER, type World } from "./testing-world.ts";
import { closeShift, confirmCount } from "./use-cases/close-shift.ts";
import { collect } from "./use-cases/collect.ts";
import { drawerOfShift } from "./use-cases/drawer-of-shift.ts";
import { handInCash } from "./use-cases/hand-in-cash.ts";
import { openShift } from "./use-cases/open-shift.ts";
import { askRefund, decideOnRefund, giveBack } from "./use-cases/refund-at-desk.ts";
import { voidTogether } from "./use-cases/void-at-desk.ts";

let world: World;
beforeAll(async () => {
  world = await aDesk();
});
afterAll(() => world.database.drop());

/** What a person with a pencil keeps: the notes in the drawer, what was lent, what was found more or less. */
type Pencil = { drawer: number; lent: number; found: number; shiftId: string | undefined; paid: Paid[] };
type Paid = {
  readonly paymentId: string;
  readonly requestId: string;
  readonly amount: number;
  readonly shiftId: string;
};

const thousands = (max: number) => fc.integer({ min: 1, max }).map((n) => n * 1_000);
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant("open" as const), amount: thousands(3_000) }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant("take" as const), amount: thousands(900) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("transfer" as const), amount: thousands(900) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("void" as const), amount: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("refund" as const), amount: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("account" as const), amount: thousands(2_000) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("vault" as const), amount: thousands(2_000) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("close" as const), amount: fc.integer({ min: -3, max: 3 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function run(pencil: Pencil, { act, amount }: Step): Promise<void> {
  const teller = world.as(TELLER);
  const { shiftId } = pencil;
  switch (act) {
    case "open": {
      if (shiftId !== undefined) return;
      const id = newId();
      const opening = fewestNotes(pencil.drawer + amount).count;
      const command = { shiftId: id, tillId: world.bank.id, opening, floated: amount, reason: "" };
      if (!(await openShift(teller, command)).ok) throw new Error("the shift did not open");
      Object.assign(pencil, { shiftId: id, drawer: pencil.drawer + amount, lent: pencil.lent + amount });
      return;
    }
    case "take":
    case "transfer": {
      const { request } = await world.due(amount, await world.clock.now());
      const means = act === "take" ? "cash" : "transfer";
      const bankRef = newId();
      const taken = await collect(teller, world.payment(request, { means, bankRef, given: amount }));
      expect(taken.ok).toBe(shiftId !== undefined);
      if (!taken.ok || shiftId === undefined) return;
      if (act === "transfer") return;
      pencil.drawer += amount;
      pencil.paid.push({ paymentId: taken.value.payment.id, requestId: request.id, amount, shiftId });
      return;
    }
    case "void": {
      const one = pencil.paid[amount % Math.max(1, pencil.paid.length)];
      if (one === undefined) return;
      const witness = world.person(CONTROLLER);
      const undone = await voidTogether(teller, { paymentId: one.paymentId, reason: "Thu nhầm", witness });
      expect(undone.ok).toBe(one.shiftId === shiftId);
      if (!undone.ok) return;
      pencil.drawer -= one.amount;
      pencil.paid = pencil.paid.filter((other) => other !== one);
      return;
    }
    case "refund": {
      const one = pencil.paid[amount % Math.max(1, pencil.paid.length)];
      if (one === undefined || shiftId === undefined || one.amount > pencil.drawer) return;
      const claim = await askRefund(teller, {
        ...{ source: { requestId: one.requestId }, reason: "Rút hồ sơ", basis: "", payeeName: "A", payeeAccount: "" },
      });
      if (!claim.ok) throw new Error(claim.error.kind);
      const refundId = claim.value.id;
      await decideOnRefund(world.as(ACCOUNTANT), { refundId, approve: "yes", note: "" });
      const back = await giveBack(teller, { refundId, by: "cash", reference: newId(), fromAccount: "" });
      expect(back.ok).toBe(true);
      pencil.drawer -= one.amount;
      pencil.paid = pencil.paid.filter((other) => other !== one);
      return;
    }
    case "account":
    case "vault": {
      if (shiftId === undefined) return;
      const command = { shiftId, amount, goesTo: act, slip: newId(), receiver: "Thủ quỹ" };
      const done = await handInCash(teller, command);
      expect(done.ok).toBe(amount <= pencil.drawer && (act === "account" || amount <= pencil.lent));
      if (!done.ok) return;
      pencil.drawer -= amount;
      if (act === "vault") pencil.lent -= amount;
      return;
    }
    case "close": {
      if (shiftId === undefined) return;
      const counted = Math.max(0, pencil.drawer + amount * 1_000);
      const closing = fewestNotes(counted).count;
      const done = await closeShift(teller, { shiftId, closing, reason: "Kiểm quỹ" });
      if (!done.ok) throw new Error(done.error.kind);
      if (counted !== pencil.drawer) {
        const witness = world.person(CONTROLLER);
        expect((await confirmCount(teller, { shiftId, witness })).ok).toBe(true);
      }
      pencil.found += counted - pencil.drawer;
      const closed = await findShift(world.db, shiftId);
      expect(closed && expectedIn(await drawerOfShift(world.db, closed, world.bank))).toBe(pencil.drawer);
      Object.assign(pencil, { drawer: counted, shiftId: undefined });
      return;
    }
  }
}

it("random days of a till: in the drawer is float + taken - voided - refunded - handed in, at every step", async () => {
  const pencil: Pencil = { drawer: 0, lent: 0, found: 0, shiftId: undefined, paid: [] };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      for (const one of steps) {
        await run(pencil, one);
        expect(await balanceOf(world.db, cashAccount("H37.92"))).toBe(pencil.drawer);
        const shift = await findShiftOf(world.db, world.person(TELLER).officerId);
        expect(shift?.id).toBe(pencil.shiftId);
        if (shift) expect(expectedIn(await drawerOfShift(world.db, shift, world.bank))).toBe(pencil.drawer);
      }
    }),
    { numRuns: 12 },
  );
  expect(-(await balanceOf(world.db, floatAccount("H37.92")))).toBe(pencil.lent);
  expect(0 - (await balanceOf(world.db, COUNT_DIFFERENCES))).toBe(pencil.found);
  const sheet = await trialBalance(world.db, dateInVietnam(await world.clock.now()));
  expect(sheet.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
});

it("mutant: a drawer that forgets what was handed in is noticed", async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from cash_hand_in`.execute(world.db);
  expect(rows[0]?.n).toBeGreaterThan(0);
  const drawer = { carried: 0, floated: 5, taken: 10, voided: 1, refunded: 2, handedIn: 3, corrected: 0 };
  expect(expectedIn(drawer)).toBe(9);
  expect(expectedIn({ ...drawer, handedIn: 0 })).not.toBe(9);
});
