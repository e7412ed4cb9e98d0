import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildVocabulary, completions, corrections, fromTelex, neighbours, oneSlip } from "./vocabulary.ts";

const vocabulary = buildVocabulary([
  "can",
  "cuoc",
  "cap",
  "dien",
  "moi",
  "so",
  "do",
  "doi",
  "giay",
  "khai",
  "sinh",
  "can",
]);
const words = (readings: readonly { readonly word: string }[]) => readings.map((reading) => reading.word);

describe("vocabulary", () => {
  it("keeps each word once, by length", () => {
    expect(vocabulary.words.size).toBe(11);
    expect(vocabulary.byLength.get(2)).toEqual(["so", "do"]);
  });

  it("completes what is being typed, the word itself left out", () => {
    expect(words(completions(vocabulary, "ca"))).toEqual(["can", "cap"]);
    expect(words(completions(vocabulary, "can"))).toEqual([]);
    expect(completions(vocabulary, "k")[0]?.weight).toBeLessThan(completions(vocabulary, "kh")[0]?.weight ?? 0);
  });

  it.each([
    ["cuowcs", "cuoc"],
    ["cawn", "can"],
    ["ddooi", "doi"],
    ["ddieejn", "dien"],
    ["giaays", "giay"],
    ["mowis", "moi"],
    ["sinh", "sinh"],
  ])("undoes the Telex of %s", (typed, word) => {
    expect(fromTelex(typed)).toBe(word);
  });

  it("reads Telex before it suspects slips, and two words run together", () => {
    expect(corrections(vocabulary, "cuowcs")).toEqual([{ word: "cuoc", weight: 0.95 }]);
    expect(corrections(vocabulary, "cancuoc")).toEqual([{ word: "can cuoc", weight: 0.9 }]);
    expect(corrections(vocabulary, "sodo")).toEqual([]);
  });

  it("finds words one slip away, surest with the same first letter", () => {
    expect(words(neighbours(vocabulary, "dine"))).toContain("dien");
    expect(words(neighbours(vocabulary, "cuov"))).toContain("cuoc");
    const [same] = neighbours(vocabulary, "giayy");
    expect(same).toEqual({ word: "giay", weight: 0.7 });
    expect(neighbours(vocabulary, "xap").find((one) => one.word === "cap")?.weight).toBe(0.5);
  });

  it("does not guess from numbers and very short words", () => {
    expect(neighbours(vocabulary, "d1e")).toEqual([]);
    expect(neighbours(vocabulary, "ca")).toEqual([]);
  });
});

describe("one slip", () => {
  it.each([
    ["dien", "dine", true],
    ["dien", "dien", false],
    ["dien", "den", true],
    ["dien", "diien", true],
    ["dien", "dieu", true],
    ["dien", "ednii", false],
    ["ab", "ba", true],
    ["abcd", "badc", false],
    ["", "a", true],
  ])("%s and %s: %s", (a, b, slip) => {
    expect(oneSlip(a, b)).toBe(slip);
  });

  it("goes both ways, and is what removing, adding, changing or swapping one letter makes", () => {
    const word = fc.stringMatching(/^[a-e]{2,6}$/u);
    fc.assert(fc.property(word, word, (a, b) => oneSlip(a, b) === oneSlip(b, a)));
    fc.assert(
      fc.property(word, fc.nat(5), (text, at) => {
        const position = at % text.length;
        const without = text.slice(0, position) + text.slice(position + 1);
        expect(oneSlip(text, without)).toBe(true);
        expect(oneSlip(text, `${text.slice(0, position)}z${text.slice(position)}`)).toBe(true);
        expect(oneSlip(text, `${text.slice(0, position)}z${text.slice(position + 1)}`)).toBe(true);
      }),
    );
  });
});
