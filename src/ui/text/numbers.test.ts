import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCount, formatFigure, formatPoints, formatShare, formatShort } from "./numbers.ts";

describe("figures in Vietnamese", () => {
  it.each([
    [0, "0"],
    [596, "596"],
    [1284, "1.284"],
    [12_345_678, "12.345.678"],
    [2.5, "2,5"],
    [Number.NaN, "–"],
  ])("count %d is %s", (value, text) => expect(formatCount(value)).toBe(text));

  it.each([
    [0, "0 %"],
    [0.878, "87,8 %"],
    [1, "100 %"],
    [0.5, "50,0 %"],
    [1.2, "120,0 %"],
    [Number.NaN, "–"],
  ])("share %d is %s", (share, text) => expect(formatShare(share)).toBe(text.replace(" ", "\u00a0")));

  it("never says all when one is late, nor none when one is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000_000 }), (all) => {
        expect(formatShare((all - 1) / all)).not.toMatch(/^100/);
        expect(formatShare(1 / all)).not.toMatch(/^0(?:,0)?\s/);
        expect(formatShare(all / all)).toBe("100\u00a0%");
      }),
    );
  });

  it("tells unknown from nought", () => {
    expect(formatFigure(undefined)).toBe("–");
    expect(formatFigure(0)).toBe("0");
    expect(formatFigure(0.25, "share")).toBe("25,0\u00a0%");
  });

  it("says a difference of shares in points, without its sign", () => {
    expect(formatPoints(-0.032)).toBe("3,2\u00a0điểm\u00a0%");
  });

  it.each([
    [950, "950"],
    [10_000, "10.000"],
    [12_000_000, "12\u00a0tr"],
    [1_200_000_000, "1,2\u00a0tỷ"],
  ])("%d is short beside an axis", (value, text) => expect(formatShort(value)).toBe(text));
});
