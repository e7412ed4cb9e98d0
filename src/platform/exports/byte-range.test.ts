import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range.ts";

describe("byteRange of a file of 1,000 bytes", () => {
  it.each([
    ["bytes=0-499", { first: 0, last: 499 }],
    ["bytes=500-", { first: 500, last: 999 }],
    ["bytes=-200", { first: 800, last: 999 }],
    ["bytes=-5000", { first: 0, last: 999 }],
    ["bytes=999-5000", { first: 999, last: 999 }],
    ["bytes = 5 - 9", { first: 5, last: 9 }],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=9-5", "whole"],
    ["bytes=-", "whole"],
    ["bytes=0-1,5-6", "whole"],
    ["lines=0-1", "whole"],
    ["bytes=a-b", "whole"],
    ["", "whole"],
    [undefined, "whole"],
  ])("%j means %j", (header, range) => {
    expect(byteRange(header, 1_000)).toEqual(range);
  });

  it("finds nothing to serve in an empty file", () => {
    expect(byteRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(byteRange("bytes=-1", 0)).toBe("unsatisfiable");
  });

  it("property: a range lies within the file", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.nat(1_500), (from, until, size) => {
        for (const header of [`bytes=${from}-${until}`, `bytes=${from}-`, `bytes=-${until}`]) {
          const range = byteRange(header, size);
          if (typeof range === "string") continue;
          expect(range.first).toBeGreaterThanOrEqual(0);
          expect(range.last).toBeLessThan(size);
          expect(range.first).toBeLessThanOrEqual(range.last);
        }
      }),
    );
  });
});
