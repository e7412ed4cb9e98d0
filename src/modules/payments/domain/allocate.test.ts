import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocate.ts";

const open = (amount: number, held = 0) => ({ amount, held, state: "open" }) as const;

describe("money that came for a demand", () => {
  it.each([
    ["nobody knows what for", undefined, 119_000, { outcome: "unknown", settles: false, toSuspense: 119_000 }],
    ["one đồng short (B-31)", open(119_000), 118_999, { outcome: "partial", settles: false, toSuspense: 118_999 }],
    ["exactly", open(119_000), 119_000, { outcome: "settled", settles: true, toSuspense: 0 }],
    ["one đồng over (B-32)", open(119_000), 119_001, { outcome: "over", settles: true, toSuspense: 1 }],
    ["the last đồng", open(119_000, 118_999), 1, { outcome: "settled", settles: true, toSuspense: 0 }],
    [
      "a second time (B-32)",
      { amount: 119_000, held: 0, state: "settled" } as const,
      119_000,
      { outcome: "duplicate", settles: false, toSuspense: 119_000 },
    ],
    [
      "for a dossier that was withdrawn",
      { amount: 119_000, held: 0, state: "cancelled" } as const,
      119_000,
      { outcome: "duplicate", settles: false, toSuspense: 119_000 },
    ],
  ])("%s", (_what, demand, amount, expected) => expect(allocate(demand, amount)).toEqual(expected));

  it("is never lost and never made: what came is what settles and what is held", () => {
    const demand = fc.record({
      amount: fc.integer({ min: 1, max: 10_000_000 }),
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(demand, fc.integer({ min: 1, max: 20_000_000 }), ({ amount, share }, came) => {
        const held = Math.floor(amount * share);
        const { settles, toSuspense } = allocate(open(amount, held), came);
        expect(held + came).toBe((settles ? amount : held) + toSuspense);
      }),
    );
  });
});

describe("the check of the model", () => {
  /** What must hold of any rule that gives money to demands. */
  const isConserving = (rule: typeof allocate) =>
    [1, 99, 100, 101, 250].every((came) =>
      [0, 1, 99].every((held) => {
        const { settles, toSuspense } = rule(open(100, held), came);
        return held + came === (settles ? 100 : held) + toSuspense;
      }),
    );

  it.each<[string, typeof allocate]>([
    ["absorbs a rest", (demand, came) => ({ ...allocate(demand, came), toSuspense: 0 })],
    ["settles one đồng short", (demand, came) => allocate(demand, came === 99 ? 100 : came)],
    ["forgets what was held", (demand, came) => allocate(demand && { ...demand, held: 0 }, came)],
    ["holds a settled sum again", (demand, came) => ({ ...allocate(demand, came), toSuspense: came })],
  ])("catches a rule that %s", (_what, mutant) => expect(isConserving(mutant)).toBe(false));

  it("lets the right rule through", () => expect(isConserving(allocate)).toBe(true));
});
