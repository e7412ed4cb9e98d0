import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { drawerOf, expectedIn } from "./drawer.ts";
import { gapsIn } from "./receipt-gaps.ts";
import {
  checkConfirmation,
  checkOpening,
  closingDifference,
  decideClosing,
  decideCountInPlace,
  openingDifference,
  type Shift,
} from "./shift.ts";
import { collectsFor, type Till } from "./till.ts";
import { voidBar, type Voidable } from "./void-bar.ts";

const AT = Temporal.Instant.from("2026-11-23T00:30:00Z");
const SHIFT: Shift = {
  ...{ id: "s", version: 1, tillId: "t", cashierId: "c", state: "open", openedAt: AT },
  ...{ carried: 0, floated: 100_000, opening: { 50_000: 2 }, openingReason: "", countedAt: null, countedBy: null },
  ...{ closing: null, expected: null, reason: "", closedAt: null, confirmedBy: null },
};

describe("the opening count", () => {
  it("fits when it is the books and what was lent", () => {
    expect(openingDifference(SHIFT)).toBe(0);
    expect(checkOpening(0, { opening: { 50_000: 2 }, floated: 100_000, reason: "" })).toEqual({ ok: true, value: 0 });
  });

  it("needs a reason when it does not", () => {
    const short = { opening: { 50_000: 1 }, floated: 100_000 };
    expect(checkOpening(0, { ...short, reason: " " })).toMatchObject({ error: { difference: -50_000 } });
    expect(checkOpening(0, { ...short, reason: "Mất một tờ" })).toEqual({ ok: true, value: -50_000 });
  });
});

describe("a count in the place of an absent teller", () => {
  const count = (reason: string, shift = SHIFT) => decideCountInPlace(shift, { closing: { 50_000: 2 }, reason });

  it("never closes at once, not even when it fits, and always has its reason", () => {
    expect(count("Thu ngân ốm")).toEqual({ ok: true, value: "counted" });
    expect(count("  ")).toMatchObject({ error: { kind: "bank-desk/reason-missing" } });
  });

  it("comes too late for what is closed", () => {
    expect(count("Thu ngân ốm", { ...SHIFT, state: "closed" })).toMatchObject({
      error: { kind: "bank-desk/shift-closed" },
    });
  });
});

describe("the closing count", () => {
  const close = (shift: Shift, reason = "") => decideClosing(shift, 100_000, { closing: { 50_000: 1 }, reason });

  it("closes when it fits, waits with a reason when it does not", () => {
    expect(decideClosing(SHIFT, 50_000, { closing: { 50_000: 1 }, reason: "" })).toEqual({ ok: true, value: "closed" });
    expect(close(SHIFT)).toMatchObject({ error: { kind: "bank-desk/difference-unexplained", difference: -50_000 } });
    expect(close(SHIFT, "Trả thừa")).toEqual({ ok: true, value: "counted" });
    expect(close({ ...SHIFT, state: "closed" }, "x")).toMatchObject({ error: { kind: "bank-desk/shift-closed" } });
  });

  it("is confirmed only as it was counted, while the drawer is the same", () => {
    const counted: Shift = { ...SHIFT, state: "counted", closing: { 50_000: 1 }, expected: 100_000, countedAt: AT };
    expect(closingDifference(counted)).toBe(-50_000);
    expect(checkConfirmation(counted, 100_000)).toEqual({ ok: true, value: -50_000 });
    expect(checkConfirmation(counted, 90_000)).toMatchObject({ error: { kind: "bank-desk/count-outdated" } });
    expect(checkConfirmation(SHIFT, 100_000)).toMatchObject({ error: { kind: "bank-desk/nothing-to-confirm" } });
  });
});

it("tells what moved in a drawer by the kinds of its lines", () => {
  const drawer = drawerOf(10_000, [
    { kind: "banked", amount: 100_000 },
    { kind: "count-difference", amount: -1_000 },
    { kind: "payment", amount: 50_000 },
    { kind: "void", amount: -20_000 },
    { kind: "refund-paid", amount: -5_000 },
    { kind: "banked", amount: -30_000 },
  ]);
  expect(drawer).toEqual({
    ...{ carried: 10_000, floated: 100_000, taken: 50_000, voided: 20_000, refunded: 5_000, handedIn: 30_000 },
    corrected: -1_000,
  });
  expect(expectedIn(drawer)).toBe(104_000);
});

describe("holes in the numbers of a shift", () => {
  const numbers = (symbol: string, ...of: number[]) => of.map((number) => ({ symbol, number }));

  it("are none where each follows the other, also out of order", () => {
    expect(gapsIn(numbers("AA-26E", 3, 1, 2))).toEqual([]);
    expect(gapsIn([])).toEqual([]);
  });

  it("are named from the first to the last missing number, symbol by symbol", () => {
    expect(gapsIn([...numbers("BB-26E", 7, 10), ...numbers("AA-26E", 1, 2, 4)])).toEqual([
      { symbol: "AA-26E", from: 3, to: 3 },
      { symbol: "BB-26E", from: 8, to: 9 },
    ]);
  });
});

describe("undoing a payment", () => {
  const may: Voidable = { paymentState: "taken", shift: "open", dayIsClosed: false, resultHandedOver: false };

  it.each<[string, Partial<Voidable>, string | undefined]>([
    ["in its open shift", {}, undefined],
    ["a second time", { paymentState: "voided" }, "voided"],
    ["after the result was handed over", { resultHandedOver: true }, "handed-over"],
    ["after its day was closed", { dayIsClosed: true }, "day-closed"],
    ["while its shift waits for a second person", { shift: "counted" }, "shift-closed"],
    ["after its shift was closed", { shift: "closed" }, "shift-closed"],
    ["that no till took", { shift: undefined }, "other-desk"],
  ])("%s", (_name, change, bar) => {
    expect(voidBar({ ...may, ...change })).toBe(bar);
  });
});

it("a till of an agency collects for that agency alone, the bank's for every one", () => {
  const till: Till = { id: "t", code: "H37.92", name: "", agencyId: "bank", serves: "every-agency", bankAccount: "1" };
  expect(collectsFor(till, "anybody")).toBe(true);
  expect(collectsFor({ ...till, serves: "own-agency", agencyId: "notary" }, "notary")).toBe(true);
  expect(collectsFor({ ...till, serves: "own-agency", agencyId: "notary" }, "other")).toBe(false);
});
