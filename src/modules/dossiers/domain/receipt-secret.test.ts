import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseSecret, receiptSecret } from "./receipt-secret.ts";

const fiveBytes = fc.uint8Array({ minLength: 5, maxLength: 5 });

describe("the secret of a receipt", () => {
  it.each([
    [[0, 0, 0, 0, 0], "00000000"],
    [[255, 255, 255, 255, 255], "ZZZZZZZZ"],
    [[0, 0, 0, 0, 1], "00000001"],
    [[8, 0, 0, 0, 0], "10000000"],
  ])("%j is written %s", (bytes, secret) => {
    expect(receiptSecret(Uint8Array.from(bytes))).toBe(secret);
  });

  it("keeps all 40 bits: different bytes, different secrets", () => {
    fc.assert(
      fc.property(fiveBytes, fiveBytes, (a, b) => {
        expect(receiptSecret(a) === receiptSecret(b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
      }),
    );
  });

  it("has eight letters that cannot be mistaken, and reads itself", () => {
    fc.assert(
      fc.property(fiveBytes, (bytes) => {
        const secret = receiptSecret(bytes);
        expect(secret).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
        expect(normaliseSecret(secret)).toBe(secret);
        expect(normaliseSecret(`${secret.slice(0, 4).toLowerCase()} - ${secret.slice(4)}`)).toBe(secret);
      }),
    );
  });

  it("forgives what hands and eyes confuse", () => {
    expect(normaliseSecret("oO iI lL ab")).toBe("001111AB");
    expect(normaliseSecret("ＡＢ１２")).toBe("AB12");
  });

  it("refuses too little randomness", () => {
    expect(() => receiptSecret(new Uint8Array(4))).toThrow(RangeError);
  });
});
