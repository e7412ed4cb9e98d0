import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { balanceOf, cashAccount, COUNT_DIFFERENCES, floatAccount } from "#modules/ledger/index.ts";
import type { CashCount } from "../domain/denominations.ts";
import { closingDifference } from "../domain/shift.ts";
import { expectedIn } from "../domain/drawer.ts";
import { findShift, listCounts } from "../store/shifts.ts";
import { aDesk, ACCOUNTANT, CONTROLLER, MANAGER, TELLER, TWO_MILLION, type World } from "../testing-world.ts";
import { closeShift, confirmCount, reopenShift } from "./close-shift.ts";
import { drawerOfShift } from "./drawer-of-shift.ts";
import { CASH_ON_THE_WAY, handInCash } from "./hand-in-cash.ts";
import { openShift } from "./open-shift.ts";

let world: World;
beforeAll(async () => {
  world = await aDesk();
});
afterAll(() => world.database.drop());

const drawer = () => balanceOf(world.db, cashAccount("H37.92"));
const handIn = (shiftId: string, amount: number, goesTo: "account" | "vault", slip = newId()) =>
  handInCash(world.as(TELLER), { shiftId, amount, goesTo, slip, receiver: "Thủ quỹ VietinBank" });
const close = (shiftId: string, closing: CashCount, reason = "") =>
  closeShift(world.as(TELLER), { shiftId, closing, reason });

/** Ends whatever the teller has in hand, to the đồng, and leaves an empty drawer. */
async function endOf(shiftId: string): Promise<void> {
  const lent = -(await balanceOf(world.db, floatAccount("H37.92")));
  if (lent > 0) await handIn(shiftId, Math.min(lent, await drawer()), "vault");
  const rest = await drawer();
  if (rest > 0) await handIn(shiftId, rest, "account");
  expect((await close(shiftId, {})).ok).toBe(true);
}

describe("a shift", () => {
  it("opens with a counted drawer, and the lent notes are in the books", async () => {
    const shift = await world.openedShift();
    expect(shift).toMatchObject({ state: "open", carried: 0, floated: 2_000_000 });
    expect(await drawer()).toBe(2_000_000);
    expect(await balanceOf(world.db, floatAccount("H37.92"))).toBe(-2_000_000);
    await endOf(shift.id);
    expect(await drawer()).toBe(0);
    expect(await balanceOf(world.db, floatAccount("H37.92"))).toBe(0);
  });

  it("is one for the same form, and one for a till and a teller, also when opened twice at once", async () => {
    const same = { shiftId: newId(), tillId: world.bank.id, opening: {}, floated: 0, reason: "" };
    const twice = await Promise.all([openShift(world.as(TELLER), same), openShift(world.as(TELLER), same)]);
    expect(twice.map((one) => one.ok && one.value.id)).toEqual([same.shiftId, same.shiftId]);
    const another = await openShift(world.as(TELLER), { ...same, shiftId: newId() });
    expect(another).toMatchObject({ error: { kind: "bank-desk/teller-has-shift" } });
    await endOf(same.shiftId);
    const apart = await Promise.all([1, 2, 3].map(() => openShift(world.as(TELLER), { ...same, shiftId: newId() })));
    expect(apart.filter(({ ok }) => ok)).toHaveLength(1);
    const opened = apart.find(({ ok }) => ok);
    if (opened?.ok === true) await endOf(opened.value.id);
  });

  it("is opened by the cashiers of the till, or the counter of an agency with its own", async () => {
    const at = (username: string, tillId: string) =>
      openShift(world.as(username), { shiftId: newId(), tillId, opening: {}, floated: 0, reason: "" });
    const denied = { error: { kind: "bank-desk/not-allowed" } };
    expect(await at("tiepnhan.skhcn", world.bank.id)).toMatchObject(denied);
    expect(await at("tiepnhan.pcc1", world.bank.id)).toMatchObject(denied);
    expect(await at(ACCOUNTANT, world.bank.id)).toMatchObject(denied);
    expect(await at(TELLER, newId())).toMatchObject({ error: { kind: "bank-desk/not-found" } });
    const notary = await at("tiepnhan.pcc1", world.notary.id);
    expect(notary.ok).toBe(true);
    if (notary.ok) {
      const ended = { shiftId: notary.value.id, closing: {}, reason: "" };
      expect((await closeShift(world.as("tiepnhan.pcc1"), ended)).ok).toBe(true);
    }
  });

  it("with another count than the books at its opening needs a reason, and the books say it", async () => {
    const command = { shiftId: newId(), tillId: world.bank.id, opening: { 10_000: 3 }, floated: 20_000 } as const;
    expect(await openShift(world.as(TELLER), { ...command, reason: " " })).toMatchObject({
      error: { kind: "bank-desk/difference-unexplained", difference: 10_000 },
    });
    expect((await openShift(world.as(TELLER), { ...command, reason: "Tờ tiền sót trong ngăn kéo" })).ok).toBe(true);
    expect(await balanceOf(world.db, COUNT_DIFFERENCES)).toBe(-10_000);
    expect(await drawer()).toBe(30_000);
    await endOf(command.shiftId);
  });
});

describe("the end of a shift", () => {
  it("is at once when the count fits, and for good", async () => {
    const shift = await world.openedShift();
    expect(await close(shift.id, TWO_MILLION)).toMatchObject({ ok: true, value: { state: "closed" } });
    expect((await close(shift.id, {})).ok).toBe(true);
    expect((await findShift(world.db, shift.id))?.closing).toEqual(TWO_MILLION);
    const touched = sql`update shift set reason = 'x', version = version + 1 where id = ${shift.id}`;
    await expect(touched.execute(world.db)).rejects.toMatchObject({ code: "42501" });
    const next = await openShift(world.as(TELLER), {
      ...{ shiftId: newId(), tillId: world.bank.id, opening: TWO_MILLION, floated: 0, reason: "" },
    });
    expect(next).toMatchObject({ ok: true, value: { carried: 2_000_000 } });
    if (next.ok) await endOf(next.value.id);
  });

  it("with a difference needs a reason and another person; then it is in the books and never silent", async () => {
    const before = await balanceOf(world.db, COUNT_DIFFERENCES);
    const shift = await world.openedShift();
    const short = { ...TWO_MILLION, 50_000: 5 };
    expect(await close(shift.id, short)).toMatchObject({
      error: { kind: "bank-desk/difference-unexplained", difference: -50_000 },
    });
    const counted = await close(shift.id, short, "Trả thừa cho khách, chưa tìm ra");
    expect(counted).toMatchObject({ ok: true, value: { state: "counted" } });
    expect(counted.ok && closingDifference(counted.value)).toBe(-50_000);

    const confirm = (username: string) =>
      confirmCount(world.as(username), { shiftId: shift.id, witness: world.person(username) });
    expect(await confirm(TELLER)).toMatchObject({ error: { kind: "bank-desk/same-person" } });
    expect(await confirm(ACCOUNTANT)).toMatchObject({ error: { kind: "bank-desk/not-allowed" } });
    const twice = await Promise.all([confirm(CONTROLLER), confirm(CONTROLLER)]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await confirm(MANAGER)).toMatchObject({ error: { kind: "bank-desk/nothing-to-confirm" } });
    expect(await balanceOf(world.db, COUNT_DIFFERENCES)).toBe(before + 50_000);
    expect(await drawer()).toBe(1_950_000);
    const tries = await listCounts(world.db, shift.id);
    expect(tries.map(({ counted: sum, expected }) => [sum, expected])).toEqual([
      [1_950_000, 2_000_000],
      [1_950_000, 2_000_000],
    ]);
    const closed = await findShift(world.db, shift.id);
    expect(closed && expectedIn(await drawerOfShift(world.db, closed, world.bank))).toBe(2_000_000);
  });

  it("can be counted again while nobody has confirmed", async () => {
    const shift = await openShift(world.as(TELLER), {
      ...{ shiftId: newId(), tillId: world.bank.id, opening: { 50_000: 39 }, floated: 0, reason: "" },
    });
    if (!shift.ok) throw new Error(shift.error.kind);
    const { id } = shift.value;
    await close(id, {}, "Đếm nhầm");
    expect(await reopenShift(world.as(TELLER), id)).toMatchObject({
      ok: true,
      value: { state: "open", closing: null },
    });
    expect(await close(id, { 50_000: 39 })).toMatchObject({ ok: true, value: { state: "closed" } });
    expect(await listCounts(world.db, id)).toHaveLength(2);
  });
});

describe("cash that is handed in", () => {
  it("is on the way to the account; lent notes go back to the vault, never more than were lent", async () => {
    const opened = await openShift(world.as(TELLER), {
      ...{ shiftId: newId(), tillId: world.bank.id, opening: { 50_000: 40 }, floated: 50_000, reason: "" },
    });
    if (!opened.ok) throw new Error(opened.error.kind);
    const { id } = opened.value;
    await world.paid(200_000);
    const onTheWay = await balanceOf(world.db, CASH_ON_THE_WAY);
    expect(await handIn(id, 3_000_000, "account")).toMatchObject({
      error: { kind: "bank-desk/not-in-drawer", expected: 2_200_000 },
    });
    const lent = -(await balanceOf(world.db, floatAccount("H37.92")));
    expect(await handIn(id, lent + 1_000, "vault")).toMatchObject({
      error: { kind: "bank-desk/more-than-lent", lent },
    });
    const slip = "NQ-0001";
    const twice = await Promise.all([handIn(id, 50_000, "account", slip), handIn(id, 50_000, "account", slip)]);
    expect(twice.map((one) => one.ok && one.value.amount)).toEqual([50_000, 50_000]);
    expect(await handIn(id, 40_000, "account", slip)).toMatchObject({ error: { kind: "bank-desk/slip-used" } });
    expect(await balanceOf(world.db, CASH_ON_THE_WAY)).toBe(onTheWay + 50_000);
    expect(await drawer()).toBe(2_150_000);
    await endOf(id);
  });
});

describe("a teller who does not come back", () => {
  const absent = () => world.openedShift();
  const inPlace = (username: string, shiftId: string, closing: CashCount = TWO_MILLION, reason = "Thu ngân ốm") =>
    closeShift(world.as(username), { shiftId, closing, reason });
  const confirm = (username: string, shiftId: string) =>
    confirmCount(world.as(username), { shiftId, witness: world.person(username) });

  it("is counted for by who confirms counts, and a third person closes the shift, also when the count fits", async () => {
    const { id } = await absent();
    for (const username of [ACCOUNTANT, "tiepnhan.skhcn", "tiepnhan.pcc1"]) {
      expect(await inPlace(username, id)).toMatchObject({ error: { kind: "bank-desk/not-found" } });
    }
    expect(await inPlace(CONTROLLER, id, TWO_MILLION, " ")).toMatchObject({
      error: { kind: "bank-desk/reason-missing" },
    });
    const before = await balanceOf(world.db, COUNT_DIFFERENCES);
    expect(await inPlace(CONTROLLER, id)).toMatchObject({
      value: { state: "counted", countedBy: world.person(CONTROLLER).officerId, reason: "Thu ngân ốm" },
    });
    for (const username of [CONTROLLER, TELLER]) {
      expect(await confirm(username, id)).toMatchObject({ error: { kind: "bank-desk/same-person" } });
    }
    expect(await confirm(MANAGER, id)).toMatchObject({ value: { state: "closed" } });
    expect(await balanceOf(world.db, COUNT_DIFFERENCES)).toBe(before);
    expect(await inPlace(CONTROLLER, id)).toMatchObject({ error: { kind: "bank-desk/shift-closed" } });
    expect(await findShift(world.db, id)).toMatchObject({ cashierId: world.person(TELLER).officerId });
    const forged = sql`insert into shift (id, version, till_id, cashier_id, state, opened_at, carried, floated, opening,
        opening_reason, counted_at, closing, expected, closed_at, counted_by, confirmed_by)
      select ${newId()}, 1, till_id, cashier_id, state, opened_at, carried, floated, opening, opening_reason, counted_at,
        closing, expected, closed_at, confirmed_by, confirmed_by from shift where id = ${id}`;
    await expect(forged.execute(world.db)).rejects.toMatchObject({ constraint: "shift_confirmed_by_a_third" });
  });

  it("comes back after all: takes the count back and goes on; who counted may count again", async () => {
    const opening = { 50_000: 40 };
    const opened = await openShift(world.as(TELLER), {
      ...{ shiftId: newId(), tillId: world.bank.id, opening, floated: 0, reason: "" },
    });
    if (!opened.ok) throw new Error(opened.error.kind);
    const { id } = opened.value;
    expect((await inPlace(CONTROLLER, id, { 50_000: 39 })).ok).toBe(true);
    expect(await reopenShift(world.as(MANAGER), id)).toMatchObject({ error: { kind: "bank-desk/not-found" } });
    expect(await reopenShift(world.as(CONTROLLER), id)).toMatchObject({ value: { state: "open", countedBy: null } });
    expect((await inPlace(MANAGER, id, { 50_000: 39 })).ok).toBe(true);
    expect(await reopenShift(world.as(TELLER), id)).toMatchObject({ value: { state: "open", countedBy: null } });
    const both = await Promise.all([inPlace(CONTROLLER, id, opening), close(id, opening)]);
    expect(both[1]).toMatchObject({ ok: true, value: { state: "closed" } });
    expect((await findShift(world.db, id))?.state).toBe("closed");
    expect((await listCounts(world.db, id)).length).toBeGreaterThan(2);
  });
});
