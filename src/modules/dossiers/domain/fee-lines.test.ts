import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCase, aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { decideAcceptance } from "./accept.ts";
import type { FeeLine } from "./dossier.ts";
import { areSoundLines, isAmount, sumOfLines } from "./fee-lines.ts";

const line = (amount: number, name = "Phí"): FeeLine => ({ kind: "phi", code: "P", name, amount });

describe("lines of fees", () => {
  it("add up in whole đồng, however they are cut", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999_999_999 }), { maxLength: 50 }), (amounts) => {
        expect(sumOfLines(amounts.map((amount) => line(amount)))).toBe(amounts.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it("are sound with names and amounts, and not when there are none", () => {
    expect(areSoundLines([line(1), line(2)])).toBe(true);
    expect(areSoundLines([])).toBe(false);
    expect(areSoundLines([line(1), line(2, "  ")])).toBe(false);
    expect(areSoundLines([line(1), line(0)])).toBe(false);
  });

  it.each([
    [1, true],
    [999_999_999_999, true],
    [1_000_000_000_000, false],
    [0, false],
    [-5, false],
    [0.5, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
  ])("B-30: %s is money: %s", (amount, isMoney) => expect(isAmount(amount)).toBe(isMoney));

  it("must make the sum that the receipt asks for", () => {
    const dossier = aDossier().build();
    const accept = (feesDue: number, feeLines?: readonly FeeLine[]) =>
      decideAcceptance(
        dossier,
        {
          ...aCase(),
          papers: dossier.papers,
          heldOriginals: [],
          feesDue,
          confirmedLimit: null,
          ...(feeLines && { feeLines }),
        },
        given(viewerAs("counter-officer")),
      );
    expect(refusalOf(accept(3, [line(1), line(1)]))).toEqual({ kind: "dossiers/fee-lines", expected: 3, sum: 2 });
    expect(valueOf(accept(3, [line(1), line(2)]))).toMatchObject({ feesDue: 3, feeLines: [line(1), line(2)] });
    expect(valueOf(accept(3))).not.toHaveProperty("feeLines");
  });
});
