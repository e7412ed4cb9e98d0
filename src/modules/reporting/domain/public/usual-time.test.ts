import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysInWords, usualDays, usualTimeInWords } from "./usual-time.ts";

describe("thường mất bao lâu", () => {
  it("turns working minutes into working days, rounded up", () => {
    expect(usualDays({ p50: 360, p75: 361, p90: 1_800 }, 360)).toEqual({ p50: 1, p75: 1.1, p90: 5 });
    expect(usualDays({ p50: 0, p75: 1, p90: 36 }, 360)).toEqual({ p50: 0, p75: 0.1, p90: 0.1 });
  });

  it.each([
    [{ p50: 3, p75: 4, p90: 6.5 }, "Thường mất 3 ngày làm việc; 9 trong 10 hồ sơ xong trong 6,5 ngày làm việc."],
    [{ p50: 0.1, p75: 0.2, p90: 0.3 }, "Thường mất dưới nửa ngày làm việc."],
    [{ p50: 2, p75: 2, p90: 2 }, "Thường mất 2 ngày làm việc."],
    [
      { p50: 0.1, p75: 1, p90: 1.5 },
      "Thường mất dưới nửa ngày làm việc; 9 trong 10 hồ sơ xong trong 1,5 ngày làm việc.",
    ],
    [null, "Chưa đủ số liệu để nói thường mất bao lâu."],
  ])("%o", (days, words) => {
    expect(usualTimeInWords({ days })).toBe(words);
  });

  it("says half a day as what it is", () => {
    expect([0, 0.4, 0.5, 1].map(daysInWords)).toEqual([
      "dưới nửa ngày làm việc",
      "dưới nửa ngày làm việc",
      "0,5 ngày làm việc",
      "1 ngày làm việc",
    ]);
  });

  it("never tells less than it took, nor a tenth more, and keeps the order of percentiles", () => {
    const minutes = fc.nat(100_000);
    fc.assert(
      fc.property(minutes, minutes, minutes, fc.integer({ min: 60, max: 600 }), (a, b, c, ofDay) => {
        const [p50 = 0, p75 = 0, p90 = 0] = [a, b, c].toSorted((x, y) => x - y);
        const days = usualDays({ p50, p75, p90 }, ofDay);
        expect(days.p50).toBeLessThanOrEqual(days.p75);
        expect(days.p75).toBeLessThanOrEqual(days.p90);
        expect(days.p90 * ofDay).toBeGreaterThanOrEqual(p90 - 1e-6);
        expect((days.p90 - 0.1) * ofDay).toBeLessThan(p90 + 1e-6);
      }),
    );
  });
});
