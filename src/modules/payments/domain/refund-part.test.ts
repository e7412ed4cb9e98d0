import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeeLine } from "#modules/dossiers/domain.ts";
import { givenBack, leftToRefund, linesLeft, partOfLines } from "./refund-part.ts";

const line = (kind: "phi" | "le-phi", code: string, amount: number): FeeLine => ({ kind, code, name: code, amount });
const PHI = line("phi", "P01", 800);
const LEVY = line("le-phi", "L01", 100);
const COPY = line("phi", "P02", 50);
const sum = (lines: readonly { readonly amount: number }[]) => lines.reduce((total, { amount }) => total + amount, 0);

// Few names, so that two lines are often called the same.
const anyLines = fc.array(
  fc.record({
    kind: fc.constantFrom("phi" as const, "le-phi" as const),
    code: fc.constantFrom("A", "B"),
    name: fc.constantFrom("x", "y"),
    amount: fc.integer({ min: 1, max: 1_000 }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("what may still be claimed back", () => {
  it.each([
    [[], 1_000],
    [[["claimed", 300]], 700],
    [[["rejected", 300]], 1_000],
    [
      [
        ["paid", 300],
        ["approved", 200],
        ["rejected", 900],
      ],
      500,
    ],
    [[["paid", 1_000]], 0],
  ] as const)("of 1.000 đ with %j is %d", (refunds, left) => {
    expect(
      leftToRefund(
        1_000,
        refunds.map(([state, amount]) => ({ state, amount })),
      ),
    ).toBe(left);
  });

  it("went back only when it was paid out", () => {
    expect(givenBack([{ state: "approved", amount: 5 }])).toBe(0);
    expect(
      givenBack([
        { state: "paid", amount: 5 },
        { state: "paid", amount: 7 },
        { state: "rejected", amount: 9 },
      ]),
    ).toBe(12);
  });
});

describe("the lines of a part", () => {
  it.each([
    ["one whole line", 100, [LEVY]],
    ["a line in the middle of others", 800, [PHI]],
    ["less than the last line", 20, [{ ...COPY, amount: 20 }]],
    ["more than the last line", 70, [{ ...LEVY, amount: 20 }, COPY]],
    ["the last two", 150, [LEVY, COPY]],
    ["nearly all", 949, [{ ...PHI, amount: 799 }, LEVY, COPY]],
    ["all", 950, [PHI, LEVY, COPY]],
  ])("%s", (_, amount, expected) => {
    expect(partOfLines([PHI, LEVY, COPY], amount)).toEqual(expected);
  });

  it.each([951, 1e12])("%d đ of 950 đ is not there", (amount) => {
    expect(partOfLines([PHI, LEVY, COPY], amount)).toBeUndefined();
  });

  it("make the amount, and what is left makes the rest; kind by kind", () => {
    fc.assert(
      fc.property(anyLines, fc.nat(1_000), (lines, part) => {
        const amount = 1 + (part % sum(lines));
        const taken = partOfLines(lines, amount) ?? [];
        const left = linesLeft(lines, taken);
        expect(sum(taken)).toBe(amount);
        expect(sum(left)).toBe(sum(lines) - amount);
        for (const kind of ["phi", "le-phi"] as const) {
          const of = (some: readonly FeeLine[]) => sum(some.filter((one) => one.kind === kind));
          expect(of(left)).toBe(of(lines) - of(taken));
        }
        expect([...taken, ...left].every((one) => one.amount > 0)).toBe(true);
      }),
    );
  });

  it("of part after part take everything once and then nothing", () => {
    fc.assert(
      fc.property(anyLines, fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 12 }), (lines, parts) => {
        const taken: FeeLine[] = [];
        for (const amount of parts) {
          const left = linesLeft(lines, taken);
          const part = partOfLines(left, amount);
          expect(part === undefined).toBe(amount > sum(left));
          taken.push(...(part ?? []));
          expect(sum(taken) + sum(linesLeft(lines, taken))).toBe(sum(lines));
        }
        expect(linesLeft(lines, [...taken, ...linesLeft(lines, taken)])).toEqual([]);
      }),
    );
  });
});
