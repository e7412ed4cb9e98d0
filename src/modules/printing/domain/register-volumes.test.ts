import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { volumeName, volumesOf } from "./register-volumes.ts";

describe("tập của sổ theo dõi", () => {
  it("is one book as long as everything fits, also when there is nothing", () => {
    expect(volumesOf(0, 1_000, 40)).toEqual([{ number: 1, of: 1, firstOrdinal: 41, lastOrdinal: 40 }]);
    expect(volumesOf(1_000, 1_000, 40)).toEqual([{ number: 1, of: 1, firstOrdinal: 41, lastOrdinal: 1_040 }]);
  });

  it("runs its ordinals on from volume to volume", () => {
    expect(volumesOf(2_001, 1_000, 40)).toEqual([
      { number: 1, of: 3, firstOrdinal: 41, lastOrdinal: 1_040 },
      { number: 2, of: 3, firstOrdinal: 1_041, lastOrdinal: 2_040 },
      { number: 3, of: 3, firstOrdinal: 2_041, lastOrdinal: 2_041 },
    ]);
  });

  it("holds every ordinal exactly once, and no volume more than its size", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.integer({ min: 1, max: 300 }), fc.nat(1_000_000), (rows, size, before) => {
        const volumes = volumesOf(rows, size, before);
        let next = before + 1;
        for (const { firstOrdinal, lastOrdinal } of volumes) {
          expect(firstOrdinal).toBe(next);
          expect(lastOrdinal - firstOrdinal + 1).toBeLessThanOrEqual(size);
          next = lastOrdinal + 1;
        }
        expect(next).toBe(before + rows + 1);
      }),
    );
  });

  it("is named after its year", () => {
    const [first, second] = volumesOf(1_500, 1_000, 0);
    expect(first && volumeName(2026, first)).toBe("2026, tập 1/2");
    expect(second && volumeName(2026, second)).toBe("2026, tập 2/2");
    expect(volumesOf(3, 1_000, 0).map((volume) => volumeName(2019, volume))).toEqual(["2019"]);
  });
});
