import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRange, formatItemNumber, numbersLeft, parseItemNumber } from "./item-number.ts";

const prefix = fc.stringMatching(/^[A-Z]{2}$/);
const serial = fc.integer({ min: 0, max: 99_999_999 });

describe("numbers of items", () => {
  it.each([
    ["RR", 47_312_482, "RR473124829VN"],
    ["EB", 0, "EB000000005VN"],
  ])("%s %i is printed %s, as the union of posts computes it", (letters, number, printed) => {
    expect(formatItemNumber(letters, number)).toBe(printed);
  });

  it("are read again however they were typed", () => {
    expect(parseItemNumber(" rr 4731 2482 9 vn")).toBe("RR473124829VN");
    fc.assert(
      fc.property(prefix, serial, (letters, number) => {
        const printed = formatItemNumber(letters, number);
        expect(parseItemNumber(printed.toLowerCase())).toBe(printed);
      }),
    );
  });

  it("are refused with any one digit wrong", () => {
    fc.assert(
      fc.property(prefix, serial, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (...given) => {
        const [letters, number, place, by] = given;
        const printed = formatItemNumber(letters, number);
        const wrong = String((Number(printed.charAt(place)) + by) % 10);
        // Eleven folds two remainders onto two digits, so only neighbours of 0 and 5 may hide.
        const typed = printed.slice(0, place) + wrong + printed.slice(place + 1);
        const read = parseItemNumber(typed);
        expect(read === undefined || read === typed).toBe(true);
      }),
    );
    expect(parseItemNumber("RR473124819VN")).toBeUndefined();
    expect(parseItemNumber("RR47312482VN")).toBeUndefined();
    expect(parseItemNumber("RR473124829US")).toBeUndefined();
  });
});

describe("a range", () => {
  it("has two letters and serials in order", () => {
    expect(checkRange("EB", 1, 500)).toEqual({ ok: true, value: undefined });
    expect(checkRange("E1", 1, 500)).toEqual({ ok: false, error: "prefix" });
    expect(checkRange("EB", 500, 1)).toEqual({ ok: false, error: "serials" });
    expect(checkRange("EB", 1.5, 3)).toEqual({ ok: false, error: "serials" });
    expect(checkRange("EB", 0, 99_999_999)).toEqual({ ok: false, error: "too-long" });
  });

  it("tells what is left of it", () => {
    expect(numbersLeft({ state: "open", next: 1, last: 10 })).toBe(10);
    expect(numbersLeft({ state: "open", next: 11, last: 10 })).toBe(0);
    expect(numbersLeft({ state: "recalled", next: 1, last: 10 })).toBe(0);
  });
});
