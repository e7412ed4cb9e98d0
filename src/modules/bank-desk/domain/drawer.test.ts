import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawerOf, expectedIn, type DrawerLine } from "./drawer.ts";

const amount = fc.integer({ min: 1, max: 10_000_000 });
const line: fc.Arbitrary<DrawerLine> = fc.oneof(
  amount.map((sum): DrawerLine => ({ kind: "payment", amount: sum })),
  amount.map((sum): DrawerLine => ({ kind: "void", amount: -sum })),
  amount.map((sum): DrawerLine => ({ kind: "refund-paid", amount: -sum })),
  amount.map((sum): DrawerLine => ({ kind: "banked", amount: sum })),
  amount.map((sum): DrawerLine => ({ kind: "banked", amount: -sum })),
  fc.integer({ min: -100_000, max: 100_000 }).map((sum): DrawerLine => ({ kind: "count-difference", amount: sum })),
);

describe("the drawer of a shift", () => {
  it("holds what it began with and every line of its account, whatever moved and in any order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), fc.array(line, { maxLength: 60 }), (carried, lines) => {
        const booked = lines.reduce((sum, one) => sum + one.amount, carried);
        expect(expectedIn(drawerOf(carried, lines))).toBe(booked);
        expect(drawerOf(carried, lines.toReversed())).toEqual(drawerOf(carried, lines));
      }),
    );
  });

  it("names each movement by what it was: nothing is netted against anything else", () => {
    const lines: readonly DrawerLine[] = [
      { kind: "banked", amount: 500_000 },
      { kind: "payment", amount: 119_000 },
      { kind: "payment", amount: 60_000 },
      { kind: "void", amount: -60_000 },
      { kind: "refund-paid", amount: -20_000 },
      { kind: "banked", amount: -300_000 },
      { kind: "count-difference", amount: -1_000 },
    ];
    expect(drawerOf(10_000, lines)).toEqual({
      ...{ carried: 10_000, floated: 500_000, taken: 179_000, voided: 60_000, refunded: 20_000 },
      ...{ handedIn: 300_000, corrected: -1_000 },
    });
  });

  it("without a line is what it began with, and no sum is written as minus nothing", () => {
    const drawer = drawerOf(0, []);
    expect(Object.values(drawer).every((sum) => Object.is(sum, 0))).toBe(true);
  });
});
