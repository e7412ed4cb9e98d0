import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionPoints, onlinePoints, ownTimePoints, totalTimePoints } from "./dossier-points.ts";
import { indicator, NINE_INDICATORS, OFFICER_INDICATORS, type IndicatorNumber } from "./nine-indicators.ts";
import { AGENCY_BANDS, bandInWords, bandOf, OFFICER_BANDS, rate } from "./rating.ts";
import { addTallies, countedIn, NO_TALLY, scoreOf, tallied, type Points, type Tally } from "./tally.ts";

const aTally: fc.Arbitrary<Tally> = fc.record({ two: fc.nat(5_000), one: fc.nat(5_000), zero: fc.nat(5_000) });
const points: readonly Points[] = [0, 1, 2];

describe("điểm của một chỉ số (TT 01/2018 Điều 14)", () => {
  it.each([
    [{ two: 1, one: 0, zero: 0 }, 2],
    [{ two: 0, one: 1, zero: 0 }, 1],
    [{ two: 0, one: 0, zero: 7 }, 0],
    [{ two: 3, one: 1, zero: 0 }, 1.8],
    [{ two: 1, one: 3, zero: 0 }, 1.3],
    [{ two: 2, one: 1, zero: 1 }, 1.3],
    [{ two: 1, one: 0, zero: 2 }, 0.7],
    [{ two: 0, one: 1, zero: 19 }, 0.1],
    [{ two: 0, one: 1, zero: 20 }, 0],
  ])("%o is %d", (tally, score) => {
    expect(scoreOf(tally)).toBe(score);
  });

  it("is nothing without data", () => {
    expect(scoreOf(NO_TALLY)).toBeNull();
  });

  it("lies between 0 and 2 and never sinks by a better dossier", () => {
    fc.assert(
      fc.property(aTally, fc.constantFrom(...points), (tally, given) => {
        const before = scoreOf(tally) ?? 0;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(2);
        if (countedIn(tally) === 0) return;
        const after = scoreOf(tallied(tally, given, 1)) ?? 0;
        if (given === 2) expect(after).toBeGreaterThanOrEqual(before);
        if (given === 0) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it("differs from the exact quotient by half a tenth at most", () => {
    fc.assert(
      fc.property(aTally, (tally) => {
        const score = scoreOf(tally);
        if (score === null) return;
        const exact = (2 * tally.two + tally.one) / countedIn(tally);
        expect(Math.abs(score - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });

  it("adds tallies up, whichever comes first", () => {
    fc.assert(
      fc.property(aTally, aTally, (a, b) => {
        expect(addTallies(a, b)).toEqual(addTallies(b, a));
      }),
    );
  });
});

describe("điểm của một hồ sơ (handbook §4.4)", () => {
  it("1: shorter 2, equal 1, longer 0", () => {
    expect([totalTimePoints("early"), totalTimePoints("on-time"), totalTimePoints("late")]).toEqual([2, 1, 0]);
  });

  it("2: of each agency against its own share", () => {
    expect([ownTimePoints("shorter"), ownTimePoints("equal"), ownTimePoints("longer")]).toEqual([2, 1, 0]);
  });

  it("3: never 2, once 1, more often 0", () => {
    expect([0, 1, 2, 5].map(completionPoints)).toEqual([2, 1, 0, 0]);
  });

  it.each([
    [{ online: 30, received: 100, late: 0 }, 2],
    [{ online: 29, received: 100, late: 0 }, 1],
    [{ online: 15, received: 100, late: 0 }, 1],
    [{ online: 14, received: 100, late: 0 }, 0],
    [{ online: 100, received: 100, late: 1 }, 0],
    [{ online: 0, received: 0, late: 0 }, null],
  ])("9: %o gives %s", (service, expected) => {
    expect(onlinePoints(service)).toBe(expected);
  });

  it("9: never sinks by one more online dossier in time", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(3), (online, others, late) => {
        const before = onlinePoints({ online, received: online + others, late }) ?? 0;
        const after = onlinePoints({ online: online + 1, received: online + others + 1, late }) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("xếp loại (TT 01/2018 Điều 15)", () => {
  it.each([
    [10, "Hoàn thành 100 %"],
    [5, "Hoàn thành 100 %"],
    [4.9, "Hoàn thành từ 70 % đến dưới 100 %"],
    [3.5, "Hoàn thành từ 70 % đến dưới 100 %"],
    [3.4, "Hoàn thành dưới 70 %"],
    [0, "Hoàn thành dưới 70 %"],
  ])("an officer with %d", (total, band) => {
    expect(bandOf(total, OFFICER_BANDS).name).toBe(band);
  });

  it.each([
    [18, "Xuất sắc"],
    [15, "Xuất sắc"],
    [14.9, "Tốt"],
    [12, "Tốt"],
    [11.9, "Khá"],
    [9, "Khá"],
    [8.9, "Trung bình"],
    [6, "Trung bình"],
    [5.9, "Yếu"],
    [0, "Yếu"],
  ])("an agency with %d", (total, band) => {
    expect(bandOf(total, AGENCY_BANDS).name).toBe(band);
  });

  it("puts every total in exactly one band, and a higher total never in a lower one", () => {
    const rank = (total: number) => AGENCY_BANDS.findIndex((band) => band === bandOf(total, AGENCY_BANDS));
    fc.assert(
      fc.property(fc.nat(180), fc.nat(180), (a, b) => {
        const [low, high] = [Math.min(a, b) / 10, Math.max(a, b) / 10];
        expect(rank(high)).toBeLessThanOrEqual(rank(low));
      }),
    );
  });

  const all = NINE_INDICATORS.map(({ number }) => number);
  const scored = (score: (number: IndicatorNumber) => number | null) =>
    new Map(all.map((number) => [number, score(number)] as const));

  it("reaches 18 for an agency and 10 for an officer", () => {
    const best = scored(() => 2);
    expect(rate(best, { of: all, bands: AGENCY_BANDS })).toMatchObject({ total: 18, attainable: 18, missing: [] });
    expect(rate(best, { of: OFFICER_INDICATORS, bands: OFFICER_BANDS })).toMatchObject({ total: 10, attainable: 10 });
  });

  it("names what is missing and says which bands are still possible", () => {
    const rating = rate(
      scored((number) => (number > 5 ? null : 2)),
      { of: all, bands: AGENCY_BANDS },
    );
    expect(rating).toMatchObject({ total: 10, attainable: 10, missing: [6, 7, 8, 9] });
    expect(bandInWords(rating)).toBe("Khá … Xuất sắc, còn thiếu dữ liệu");
    expect(
      bandInWords(
        rate(
          scored(() => 2),
          { of: all, bands: AGENCY_BANDS },
        ),
      ),
    ).toBe("Xuất sắc");
  });

  it("says of nothing recorded that there is nothing, not that it is weak", () => {
    const rating = rate(
      scored(() => null),
      { of: all, bands: AGENCY_BANDS },
    );
    expect(bandInWords(rating)).toBe("chưa có dữ liệu");
  });

  it("adds tenths without a trace of binary fractions", () => {
    const tenths = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(fc.array(tenths, { minLength: 9, maxLength: 9 }), (values) => {
        const rating = rate(new Map(all.map((number, index) => [number, (values[index] ?? 0) / 10] as const)), {
          of: all,
          bands: AGENCY_BANDS,
        });
        expect(rating.total * 10).toBe(Math.round(rating.total * 10));
        expect(Math.round(rating.total * 10)).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(rating.total).toBeLessThanOrEqual(rating.attainable);
      }),
    );
  });

  it("has a name and a scale for each of the nine", () => {
    expect(all).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(indicator(9).of).toBe("unit");
    expect(new Set(NINE_INDICATORS.map(({ short }) => short)).size).toBe(9);
  });
});
