import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBundle } from "../testing.ts";
import { codesIn, compareShelf } from "./shelf-check.ts";

describe("codes", () => {
  it("are read as scanners and people give them, each once", () => {
    expect(codesIn([" h37.07-261123-0001 ", "H37.07-261123-0001\nH37.07-261123-0002,X;Y", ""])).toEqual([
      "H37.07-261123-0001",
      "H37.07-261123-0002",
      "X",
      "Y",
    ]);
    expect(codesIn([])).toEqual([]);
  });

  it("are at most two thousand, and none longer than a label", () => {
    const many = Array.from({ length: 2500 }, (_, n) => `A${n}`);
    expect(codesIn(many)).toHaveLength(2000);
    expect(codesIn(["X".repeat(900)])[0]).toHaveLength(60);
  });
});

it("each code of the books and of the scanner falls into exactly one part", () => {
  const code = fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H");
  fc.assert(
    fc.property(fc.uniqueArray(code), fc.array(code), (books, scans) => {
      const found = compareShelf(
        books.map((each) => aBundle({ code: each })),
        codesIn(scans),
      );
      const of = (bundles: typeof found.present) => bundles.map((bundle) => bundle.code);
      expect([...of(found.present), ...of(found.missing)].toSorted()).toEqual(books.toSorted());
      expect(new Set([...of(found.present), ...found.surplus])).toEqual(new Set(scans));
      expect(found.surplus.some((each) => books.some((book) => book === each))).toBe(false);
    }),
  );
});
