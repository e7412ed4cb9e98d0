import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWithWords, formatInteger, formatMoney, integerInWords, moneyInWords, parseMoney } from "./vnd.ts";

describe("số tiền bằng chữ", () => {
  it.each([
    [0, "Không đồng"],
    [1, "Một đồng"],
    [4, "Bốn đồng"],
    [5, "Năm đồng"],
    [10, "Mười đồng"],
    [11, "Mười một đồng"],
    [14, "Mười bốn đồng"],
    [15, "Mười lăm đồng"],
    [20, "Hai mươi đồng"],
    [21, "Hai mươi mốt đồng"],
    [24, "Hai mươi tư đồng"],
    [25, "Hai mươi lăm đồng"],
    [55, "Năm mươi lăm đồng"],
    [100, "Một trăm đồng"],
    [101, "Một trăm linh một đồng"],
    [104, "Một trăm linh bốn đồng"],
    [105, "Một trăm linh năm đồng"],
    [110, "Một trăm mười đồng"],
    [111, "Một trăm mười một đồng"],
    [815, "Tám trăm mười lăm đồng"],
    [1_000, "Một nghìn đồng"],
    [1_001, "Một nghìn không trăm linh một đồng"],
    [1_010, "Một nghìn không trăm mười đồng"],
    [15_000, "Mười lăm nghìn đồng"],
    [21_021, "Hai mươi mốt nghìn không trăm hai mươi mốt đồng"],
    [1_000_005, "Một triệu không trăm linh năm đồng"],
    [1_005_021, "Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng"],
    [119_000_000, "Một trăm mười chín triệu đồng"],
    [1_000_000_000, "Một tỷ đồng"],
    [2_000_000_015, "Hai tỷ không trăm mười lăm đồng"],
    [1_024_000_000_000, "Một nghìn không trăm hai mươi tư tỷ đồng"],
    [-24, "Âm hai mươi tư đồng"],
    [
      Number.MAX_SAFE_INTEGER,
      "Chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ hai trăm năm mươi tư triệu bảy trăm bốn mươi nghìn chín trăm chín mươi mốt đồng",
    ],
  ])("%i", (amount, words) => {
    expect(moneyInWords(amount)).toBe(words);
    expect(words.normalize("NFC")).toBe(words);
  });

  it("is read back to the same amount by a reader that shares no code with the writer", () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 9_999_999 }), fc.maxSafeNat()), (amount) => {
        expect(readBack(integerInWords(amount))).toBe(amount);
      }),
      { numRuns: 5_000 },
    );
  });

  it("is read back for every number below 20.000 and around every power of ten", () => {
    for (let amount = 0; amount < 20_000; amount += 1) expect(readBack(integerInWords(amount))).toBe(amount);
    for (let power = 10; power < Number.MAX_SAFE_INTEGER; power *= 10) {
      for (const near of [power - 1, power, power + 1, power + 5, power + 15]) {
        expect(readBack(integerInWords(near))).toBe(near);
      }
    }
  });

  it("never says a word twice in a row that is no digit, and never mười after a tens digit", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amount) => {
        const words = integerInWords(amount);
        expect(words).not.toMatch(/(mươi|trăm|nghìn|triệu|tỷ|linh) \1/);
        expect(words).not.toMatch(/mươi (một|bốn|năm)( |$)/);
        expect(words).not.toMatch(/ {2}|^ | $/);
      }),
    );
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %d", (amount) => {
    expect(() => moneyInWords(amount)).toThrow(RangeError);
    expect(() => formatMoney(amount)).toThrow(RangeError);
  });
});

describe("figures", () => {
  it.each([
    [0, "0 đ"],
    [999, "999 đ"],
    [1_000, "1.000 đ"],
    [119_000_000, "119.000.000 đ"],
    [-50_000, "-50.000 đ"],
  ])("%i", (amount, text) => {
    expect(formatMoney(amount)).toBe(text);
  });

  it("loses no digit to its separators", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const text = formatInteger(value);
        expect(Number(text.replaceAll(".", ""))).toBe(value);
        expect(text).toMatch(/^-?\d{1,3}(\.\d{3})*$/);
      }),
    );
  });

  it("writes the number of sets in figures and words", () => {
    expect(countWithWords(1)).toBe("01 (một)");
    expect(countWithWords(2)).toBe("02 (hai)");
    expect(countWithWords(12)).toBe("12 (mười hai)");
  });
});

const SPOKEN_DIGITS = new Map(
  Object.entries({
    không: 0,
    một: 1,
    mốt: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
  }),
);

/** Reads as a listener does: keeps the last digit in mind, lets each unit word multiply what it closes. */
function readBack(words: string): number {
  let billions = 0;
  let closed = 0;
  let group = 0;
  let digit = 0;
  for (const word of words.split(" ")) {
    const value = SPOKEN_DIGITS.get(word);
    if (value !== undefined) digit = value;
    else if (word === "mười") group += 10;
    else if (word === "mươi") [group, digit] = [group + digit * 10, 0];
    else if (word === "trăm") [group, digit] = [group + digit * 100, 0];
    else if (word === "nghìn") [closed, group, digit] = [closed + (group + digit) * 1e3, 0, 0];
    else if (word === "triệu") [closed, group, digit] = [closed + (group + digit) * 1e6, 0, 0];
    else if (word === "tỷ") [billions, closed, group, digit] = [closed + group + digit, 0, 0, 0];
    else if (word !== "linh") throw new Error(`unknown word ${word}`);
  }
  return billions * 1e9 + closed + group + digit;
}

describe("money that somebody typed", () => {
  it.each(["1e3", "0x10", "", "-1", "0.5", "9007199254740993", "119000 ", " 1", "1.000", "١", "1234567890123"])(
    "is refused when it is %j (B-30)",
    (typed) => expect(parseMoney(typed)).toBeUndefined(),
  );

  it.each([
    ["119000", 119_000],
    ["0", 0],
    ["999999999999", 999_999_999_999],
  ])("%s is money", (typed, amount) => expect(parseMoney(typed)).toBe(amount));
});
