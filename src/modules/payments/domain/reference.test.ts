import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReference, normaliseReference } from "./reference.ts";

const anyReference = fc.bigInt({ min: 0n, max: 2n ** 60n }).map(formatReference);

describe("the reference of a payment request", () => {
  it("is read as it was written, also after a bank took out marks and made letters small", () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        expect(reference).toMatch(/^HS[0-9A-HJKMNP-TV-Z]{9}$/);
        const split = `${reference.slice(0, 5).toLowerCase()} ${reference.slice(5, 8)}-${reference.slice(8)}.`;
        expect(normaliseReference(split)).toBe(reference);
      }),
    );
  });

  it("tells a wrong letter from a right one, and two letters that changed places", () => {
    const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    fc.assert(
      fc.property(anyReference, fc.nat(7), fc.nat(31), (reference, place, value) => {
        const wrong = `${reference.slice(0, 2 + place)}${LETTERS.charAt(value)}${reference.slice(3 + place)}`;
        if (wrong !== reference && Math.abs(LETTERS.indexOf(reference.charAt(2 + place)) - value) !== 31) {
          expect(normaliseReference(wrong)).toBeUndefined();
        }
      }),
    );
  });

  it.each(["", "HS", "HS12345678", "H37.07-261123-0001", "nop le phi", "HS1234567890"])("%j is none", (text) => {
    expect(normaliseReference(text)).toBeUndefined();
  });

  it("forgives letters that look alike", () => {
    const reference = formatReference(0n);
    expect(normaliseReference(reference.replaceAll("0", "O"))).toBe(reference);
  });
});
