import { describe, expect, it } from "vitest";
import { parseQuery } from "./query.ts";
import { LIGHT_WORDS, SPECIAL, SYNONYMS } from "./synonyms.ts";

const variants = (text: string) => parseQuery(text).variants.map((variant) => variant.words.join(" "));

describe("reading a question", () => {
  it("starts with the words as typed, at full weight", () => {
    const [first] = parseQuery("Đổi bằng lái xe").variants;
    expect(first).toEqual({ words: ["doi", "bang", "lai", "xe"], weight: 1 });
  });

  it("tries what the law calls it, longer phrases first", () => {
    expect(variants("sang ten so do")).toEqual(
      expect.arrayContaining([
        "chuyen nhuong so do",
        "sang ten giay chung nhan quyen su dung dat",
        "chuyen nhuong giay chung nhan quyen su dung dat",
      ]),
    );
    expect(variants("doi bang lai xe")[1]).toBe("doi giay phep lai xe");
  });

  it("weighs a variant less with every replacement", () => {
    const weights = parseQuery("sang ten so do").variants.map((variant) => variant.weight);
    expect(weights.every((weight, at) => at === 0 || weight < 1)).toBe(true);
  });

  it("ends, whatever the synonyms, and stays bounded", () => {
    expect(parseQuery("lam mat so do bang lai can cuoc giay khai sinh").variants.length).toBeLessThanOrEqual(12);
    expect(parseQuery("cap ".repeat(500)).variants[0]?.words.length).toBeLessThanOrEqual(24);
    expect(parseQuery("").variants).toEqual([{ words: [], weight: 1 }]);
  });

  it.each([
    ["1.0143", "1.0143"],
    ["1.014325", "1.014325"],
    ["1014325", "1.014325"],
    [" 1.014325.01 ", "1.014325.01"],
    ["ls-2487", "LS-2487"],
    ["1.001686.000.00.00.h37", "1.001686.000.00.00.H37"],
  ])("takes %j for the code %s", (text, code) => {
    expect(parseQuery(text).code).toBe(code);
  });

  it.each(["cap dien", "1", "14 tuoi", "3 pha", "12345"])("does not take %j for a code", (text) => {
    expect(parseQuery(text).code).toBeUndefined();
  });

  it("knows whether the last word may still grow, and keeps diacritics apart", () => {
    expect(parseQuery("cấp điệ").open).toBe(true);
    expect(parseQuery("cấp điện ").open).toBe(false);
    expect(parseQuery("cấp").accented).toEqual([{ word: "cấp", folded: "cap" }]);
    expect(parseQuery("cap").accented).toEqual([]);
  });
});

describe("the lists of words", () => {
  it("are folded, without spaces to spare, and say something", () => {
    for (const phrase of [...SYNONYMS.flat(), ...SPECIAL, ...LIGHT_WORDS])
      expect(phrase).toMatch(/^[a-z0-9]+( [a-z0-9]+)*$/);
    for (const [said, ...meant] of SYNONYMS) {
      expect(meant.length).toBeGreaterThan(0);
      expect(said).not.toBe("");
    }
  });

  it("name each ordinary phrase once", () => {
    const said = SYNONYMS.map(([phrase]) => phrase);
    expect(said.filter((phrase, at) => said.indexOf(phrase) !== at)).toEqual([]);
  });
});
