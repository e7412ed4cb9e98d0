import { describe, expect, it } from "vitest";
import { coverageOf, documentFonts } from "./fonts.ts";
import { printable, printableText } from "./printable.ts";

const VOWELS = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
const TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

describe("fonts of documents", () => {
  it.each(documentFonts())("%s has every Vietnamese letter, digit and mark of the forms", (path) => {
    const covered = coverageOf(path);
    const letters = VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC")));
    const all = [
      ...letters,
      "đ",
      ...letters.map((letter) => letter.toUpperCase()),
      "Đ",
      ..."0123456789.,:;()/-–…“”‘’«»§°²³½×₫€□☐☑ ",
    ];
    const missing = all.filter((letter) => !covered.has(letter.codePointAt(0) ?? 0));
    expect(letters).toHaveLength(72);
    expect(missing.filter((letter) => !"☐☑".includes(letter))).toEqual([]);
  });

  it("are not said to have what they lack", () => {
    const [regular = ""] = documentFonts();
    expect(coverageOf(regular).has("王".codePointAt(0) ?? 0)).toBe(false);
    expect(coverageOf(regular).has(0x1f600)).toBe(false);
    expect(coverageOf(regular).size).toBeGreaterThan(1_500);
  });
});

describe("printable", () => {
  it("reaches every text at any depth and leaves pictures and other values alone", () => {
    const picture = "<svg>\u200B</svg>";
    expect(
      printable({ a: ["e\u0302\u0323", { b: "x\u202Ey" }], barcodeSvg: picture, n: 1, none: null, yes: true }),
    ).toEqual({
      a: ["ệ", { b: "xy" }],
      barcodeSvg: picture,
      n: 1,
      none: null,
      yes: true,
    });
  });

  it.each([
    ["dòng\r\nhai", "dòng\nhai"],
    ["cột\tba", "cột ba"],
    ["\u0007chuông", "chuông"],
    ["Ða", "Ða"],
    ["👨‍👩‍👧", "□□□"],
    ["王小明", "□□□"],
    ["❤️", "□"],
    ["a\u00A0b", "a\u00A0b"],
  ])("%j becomes %j", (text, shown) => {
    expect(printableText(text)).toBe(shown);
  });
});
