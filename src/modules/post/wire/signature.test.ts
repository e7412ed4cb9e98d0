import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { isSigned, sign, WINDOW_SECONDS } from "./signature.ts";

const NOW = at("2026-11-27 10:00");
const secret = "a".repeat(64);
const bytes = Buffer.from('{"EventId":"1"}');

describe("a signed message", () => {
  it("is believed with its very bytes, its time and the secret", () => {
    const signed = sign(bytes, NOW, secret);
    expect(isSigned(bytes, signed, { now: NOW, secret })).toBe(true);
    expect(isSigned(bytes, signed, { now: NOW, secret: "b".repeat(64) })).toBe(false);
    expect(isSigned(Buffer.from('{"EventId": "1"}'), signed, { now: NOW, secret })).toBe(false);
  });

  it("is not believed outside the window, also with its signature right", () => {
    const signed = sign(bytes, NOW, secret);
    const after = (seconds: number) => isSigned(bytes, signed, { now: NOW.add({ seconds }), secret });
    expect([after(WINDOW_SECONDS), after(-WINDOW_SECONDS)]).toEqual([true, true]);
    expect([after(WINDOW_SECONDS + 1), after(-WINDOW_SECONDS - 1)]).toEqual([false, false]);
  });

  it("is not believed when anything of it was changed, and never throws", () => {
    const signed = sign(bytes, NOW, secret);
    fc.assert(
      fc.property(fc.string(), fc.string(), (timestamp, signature) => {
        expect(isSigned(bytes, { timestamp, signature }, { now: NOW, secret })).toBe(false);
        expect(isSigned(bytes, { ...signed, signature }, { now: NOW, secret })).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (other) => {
        expect(isSigned(other, signed, { now: NOW, secret })).toBe(Buffer.from(other).equals(bytes));
      }),
    );
  });
});
