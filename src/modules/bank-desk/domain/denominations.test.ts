import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, DENOMINATIONS, fewestNotes, readCount, sumOfCount } from "./denominations.ts";

describe("a count of notes", () => {
  it("is read as people type it: nothing is none, digits are pieces", () => {
    const typed: Readonly<Record<number, string>> = { 500_000: "2", 100_000: "", 1_000: "015" };
    expect(readCount((note) => typed[note] ?? "")).toEqual({ count: { 500_000: 2, 1_000: 15 } });
  });

  it.each(["1e3", "0x10", "-1", "0.5", "123456", "2 ", " 2", "hai"])("B-30: %j pieces are none", (text) => {
    expect(readCount((note) => (note === 20_000 ? text : ""))).toEqual({ wrong: 20_000 });
  });

  it("sums to what its lines sum to", () => {
    const pieces = fc.record(Object.fromEntries(DENOMINATIONS.map((note) => [note, fc.nat(500)])));
    fc.assert(
      fc.property(pieces, (count) => {
        const lines = countLines(count);
        expect(lines).toHaveLength(DENOMINATIONS.length);
        expect(lines.reduce((sum, line) => sum + line.sum, 0)).toBe(sumOfCount(count));
      }),
    );
  });

  it("of the fewest notes makes the sum again, less what is below the smallest note", () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), (amount) => {
        const { count, rest } = fewestNotes(amount);
        expect(sumOfCount(count) + rest).toBe(amount);
        expect(rest).toBeLessThan(1_000);
      }),
    );
  });
});
