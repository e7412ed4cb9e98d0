import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, factsOf, flat, on } from "../testing.ts";
import { assess } from "./assess.ts";
import type { FeeRule, Price } from "./fee-rule.ts";
import { NO_ANSWERS, readAnswers } from "./read-answers.ts";
import { afterReduction } from "./round-amount.ts";

const TODAY = "2026-11-26";
const certified = aRule({ items: [anItem(CERTIFICATION)] });

describe("a quantity that is no count", () => {
  it.each([0, -1, -0.5, 0.5, 1.5, 10_001, Number.MAX_SAFE_INTEGER, 1e300, Number.POSITIVE_INFINITY, Number.NaN])(
    "%d pages are asked again and nothing is charged",
    (pages) => {
      const done = assess(certified, factsOf({ quantities: { pages } }), on(TODAY));
      expect(done).toMatchObject({ lines: [], total: 0, collecting: "open", openKinds: ["phi"] });
      expect(done.missing).toEqual([{ field: "quantity.pages", question: "Số trang của một bản?" }]);
    },
  );

  it.each(["0", "-3", "1,5", "1.5", "1e3", "0x10", "٣", " ", "9999999999", "2 trang"])(
    "typed as %j it is asked again",
    (typed) => {
      const answers = { ...NO_ANSWERS, answers: { "quantity.pages": typed } };
      const facts = readAnswers(certified, answers, { subject: "person", channel: "direct" });
      expect(assess(certified, facts, on(TODAY)).missing.map(({ field }) => field)).toEqual(["quantity.pages"]);
    },
  );
});

describe("an amount beyond twelve digits", () => {
  const dear = (change: Partial<Extract<Price, { kind: "by-quantity" }>>): FeeRule =>
    aRule({
      items: [
        anItem({
          kind: "by-quantity",
          quantity: "pages",
          reading: "bands",
          steps: [{ from: 1, amount: 999_999_999_999 }],
          cap: null,
          times: null,
          ...change,
        }),
      ],
    });

  it.each([
    ["by pieces", dear({}), { pages: 10_000 }],
    ["by the step of the last piece", dear({ reading: "whole" }), { pages: 2 }],
    ["by copies", dear({ times: "copies" }), { pages: 1, copies: 10_000 }],
  ] as const)("%s is said, not charged and not a fault", (_, rule, quantities) => {
    const done = assess(rule, factsOf({ quantities }), on(TODAY));
    expect(done).toMatchObject({ lines: [], total: 0, collecting: "open" });
    expect(done.unconfirmed).toEqual([
      "Phí thử nghiệm: số tiền tính ra lớn hơn 999.999.999.999 đ, kiểm tra lại số lượng.",
    ]);
  });

  it("of exactly twelve digits is charged", () => {
    expect(assess(dear({}), factsOf({ quantities: { pages: 1 } }), on(TODAY)).total).toBe(999_999_999_999);
  });
});

describe("a reduction whose condition is not known", () => {
  const place = {
    key: "place",
    question: "Nộp ở đâu?",
    choices: [
      { value: "ward", label: "xã" },
      { value: "centre", label: "trung tâm" },
    ],
    preset: null,
  };
  const dated = { items: [], from: "2026-01-01", to: "2026-12-31", basis: "x" };
  const atWard = { ...dated, percent: 50, when: [{ attribute: "place", in: ["ward"] }] };
  const everywhere = (percent: number) => ({ ...dated, percent, when: [] });
  const rule = (...reductions: FeeRule["reductions"]) =>
    aRule({ items: [anItem(flat(100_000))], attributes: [place], reductions });

  it("is asked for before a full price is said", () => {
    const done = assess(rule(atWard), factsOf(), on(TODAY));
    expect(done.missing).toEqual([{ field: "choice.place", question: "Nộp ở đâu?" }]);
    expect(done).toMatchObject({ lines: [], collecting: "open" });
  });

  it.each([
    ["ward", 50_000],
    ["centre", 100_000],
  ])("answered %s comes to %d", (value, total) => {
    expect(assess(rule(atWard), factsOf({ choices: { place: value } }), on(TODAY)).total).toBe(total);
  });

  it("is not asked for when a known one is as great, or when its time is over", () => {
    expect(assess(rule(atWard, everywhere(50)), factsOf(), on(TODAY)).total).toBe(50_000);
    expect(assess(rule(atWard, everywhere(20)), factsOf(), on(TODAY)).missing).toHaveLength(1);
    expect(assess(rule(atWard), factsOf(), on("2027-01-01")).total).toBe(100_000);
  });

  it("of two known ones the greatest counts alone, whatever their order", () => {
    for (const both of [
      [everywhere(20), everywhere(50)],
      [everywhere(50), everywhere(20)],
    ])
      expect(assess(rule(...both), factsOf(), on(TODAY)).total).toBe(50_000);
  });
});

describe("a claim", () => {
  const poor = { code: "ngheo", name: "hộ nghèo", proof: "sổ hộ nghèo", items: [], percent: 100, basis: "x" };
  const rule = aRule({ items: [anItem(flat(100_000))], exemptions: [poor] });

  it.each(["", " ", "\t\n"])("with %j for proof is asked for its paper and exempts nothing", (proof) => {
    const done = assess(rule, factsOf({ claim: { code: "ngheo", proof } }), on(TODAY));
    expect(done.missing).toEqual([{ field: "claim", question: "Số, ngày của giấy tờ chứng minh (sổ hộ nghèo)?" }]);
    expect(done).toMatchObject({ total: 100_000, collecting: "open" });
  });

  it("that the rule does not know exempts nothing and leaves the amount open", () => {
    const done = assess(rule, factsOf({ claim: { code: "ban-than", proof: "giấy 1" } }), on(TODAY));
    expect(done).toMatchObject({ total: 100_000, collecting: "open" });
  });
});

describe("what is left after a percentage", () => {
  it("is exact up to 10^15 đồng, as a reckoning in unbounded whole numbers says", () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000_000_000 });
    const units = fc.constantFrom(1, 100, 500, 1_000);
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 100 }), units, (amount, percent, unit) => {
        const size = 100n * BigInt(unit);
        const down = (BigInt(amount) * BigInt(100 - percent)) / size;
        expect(BigInt(afterReduction(amount, percent, { unit, direction: "down" }))).toBe(down * BigInt(unit));
      }),
      { numRuns: 2_000 },
    );
  });
});
