import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aRule, anItem, factsOf, flat, on } from "../testing.ts";
import { payableLines, sumOfKind } from "./assessment.ts";
import { assess } from "./assess.ts";
import { TO_THE_DONG, type FeeRule, type Price } from "./fee-rule.ts";
import { afterReduction } from "./round-amount.ts";

const money = fc.integer({ min: 0, max: 10_000_000 });
const percent = fc.integer({ min: 1, max: 100 });
const rounding = fc.record({
  unit: fc.constantFrom(1, 100, 500, 1_000),
  direction: fc.constantFrom("down", "up", "nearest"),
} as const);
const steps = fc
  .array(fc.record({ width: fc.integer({ min: 1, max: 60 }), amount: money }), { minLength: 1, maxLength: 4 })
  .map((widths) => {
    let from = 1;
    return widths.map(({ width, amount }) => {
      const step = { from, amount };
      from += width;
      return step;
    });
  });
const price: fc.Arbitrary<Price> = fc.oneof(
  money.map((amount) => flat(amount)),
  fc.record({
    kind: fc.constant("by-quantity" as const),
    quantity: fc.constant("pages"),
    reading: fc.constantFrom("bands" as const, "whole" as const),
    steps,
    cap: fc.option(money),
    times: fc.option(fc.constant("copies")),
  }),
);
const kind = fc.constantFrom("phi" as const, "le-phi" as const);
const rule: fc.Arbitrary<FeeRule> = fc
  .record({ items: fc.array(fc.tuple(kind, price), { maxLength: 4 }), percent, exempt: percent, rounding })
  .map((made) =>
    aRule({
      items: made.items.map(([of, one], index) => anItem(one, { code: `C${index}`, kind: of })),
      reductions: [{ items: [], percent: made.percent, from: "2025-07-01", to: "2026-12-31", when: [], basis: "x" }],
      exemptions: [{ code: "e", name: "ai đó", proof: "giấy", items: [], percent: made.exempt, basis: "x" }],
      rounding: made.rounding,
    }),
  );
const facts = fc
  .record({ pages: fc.integer({ min: 1, max: 300 }), copies: fc.integer({ min: 1, max: 50 }), claims: fc.boolean() })
  .map(({ pages, copies, claims }) =>
    factsOf({ quantities: { pages, copies }, claim: claims ? { code: "e", proof: "giấy 1" } : null }),
  );
const day = fc
  .date({ min: new Date("2025-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("an assessment", () => {
  it("is never negative, never above the full price, and its lines are its total", () => {
    fc.assert(
      fc.property(rule, facts, day, (made, known, when) => {
        const done = assess(made, known, on(when));
        for (const { amount, before } of done.lines) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(before);
        }
        expect(done.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(done.total);
        expect(payableLines(done).reduce((sum, { amount }) => sum + amount, 0)).toBe(done.total);
        expect(sumOfKind(done, "phi") + sumOfKind(done, "le-phi")).toBe(done.total);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps phí and lệ phí apart: each line is of the kind of its item, one line an item at most", () => {
    fc.assert(
      fc.property(rule, facts, day, (made, known, when) => {
        const done = assess(made, known, on(when));
        expect(done.lines).toHaveLength(made.items.length);
        for (const line of done.lines) expect(line.kind).toBe(made.items.find(({ code }) => code === line.code)?.kind);
      }),
    );
  });

  it("is the same for the same facts, in sentences too", () => {
    fc.assert(
      fc.property(rule, facts, day, (made, known, when) => {
        expect(assess(made, known, on(when))).toEqual(assess(structuredClone(made), structuredClone(known), on(when)));
      }),
    );
  });

  it("grows with pages where each is paid by its own step, and with copies always", () => {
    const bands = fc
      .record({ steps, cap: fc.option(money) })
      .map((one): Price => ({ kind: "by-quantity", quantity: "pages", reading: "bands", times: "copies", ...one }));
    fc.assert(
      fc.property(bands, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 20 }), (one, pages, copies) => {
        const total = (of: Record<string, number>) =>
          assess(aRule({ items: [anItem(one)] }), factsOf({ quantities: of }), on("2026-01-01")).total;
        const now = total({ pages, copies });
        expect(total({ pages: pages + 1, copies })).toBeGreaterThanOrEqual(now);
        expect(total({ pages, copies: copies + 1 })).toBeGreaterThanOrEqual(now);
        if (one.kind === "by-quantity" && typeof one.cap === "number")
          expect(now).toBeLessThanOrEqual(one.cap * copies);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is the sum of its pieces taken one by one (a second reckoning)", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 300 }), (made, pages) => {
        let expected = 0;
        for (let piece = 1; piece <= pages; piece += 1)
          expected += made.findLast(({ from }) => from <= piece)?.amount ?? 0;
        const one: Price = {
          kind: "by-quantity",
          quantity: "pages",
          reading: "bands",
          steps: made,
          cap: null,
          times: null,
        };
        const done = assess(aRule({ items: [anItem(one)] }), factsOf({ quantities: { pages } }), on("2026-01-01"));
        expect(done.total).toBe(expected);
      }),
    );
  });

  it("is reduced on each day of the time, both ends counted, and on no other", () => {
    fc.assert(
      fc.property(day, (when) => {
        const made = aRule({
          items: [anItem(flat(800_000))],
          reductions: [{ items: [], percent: 50, from: "2025-07-01", to: "2026-12-31", when: [], basis: "x" }],
        });
        const isReduced = when >= "2025-07-01" && when <= "2026-12-31";
        expect(assess(made, factsOf(), on(when)).total).toBe(isReduced ? 400_000 : 800_000);
      }),
    );
  });

  it("never grows by a claim", () => {
    fc.assert(
      fc.property(rule, facts, day, (made, known, when) => {
        const without = assess(made, { ...known, claim: null }, on(when)).total;
        expect(assess(made, known, on(when)).total).toBeLessThanOrEqual(without);
      }),
    );
  });
});

describe("rounding", () => {
  it.each([
    [135_001, 50, TO_THE_DONG, 67_501],
    [135_001, 50, { unit: 1, direction: "down" }, 67_500],
    [135_001, 50, { unit: 1_000, direction: "down" }, 67_000],
    [135_001, 50, { unit: 1_000, direction: "up" }, 68_000],
    [135_001, 50, { unit: 1_000, direction: "nearest" }, 68_000],
    [25_000, 50, { unit: 500, direction: "nearest" }, 12_500],
    [800, 10, { unit: 1_000, direction: "up" }, 800],
    [162_500, 100, { unit: 1, direction: "up" }, 0],
  ] as const)("%d less %d %% by %o is %d", (amount, less, how, left) => {
    expect(afterReduction(amount, less, how)).toBe(left);
  });

  it("differs from the exact value by less than one unit and never leaves the range", () => {
    fc.assert(
      fc.property(money, percent, rounding, (amount, less, how) => {
        const left = afterReduction(amount, less, how);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(amount);
        expect(Math.abs(left - (amount * (100 - less)) / 100)).toBeLessThan(how.unit);
      }),
    );
  });
});
