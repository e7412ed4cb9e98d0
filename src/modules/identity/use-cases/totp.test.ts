import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { useSecretKey } from "#platform/crypto.ts";
import { newTotpSecret, openTotpSecret, sealTotpSecret, totpAddress, totpCode, totpStep } from "./totp.ts";

/** The shared secret of the published test values: the ASCII text 12345678901234567890 in base32. */
const PUBLISHED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

beforeAll(() => useSecretKey("0123456789abcdef".repeat(4)));

describe("codes of an authenticator app (RFC 6238, appendix B, last six digits)", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i seconds: %s", (seconds, code) => {
    expect(totpCode(PUBLISHED, at(seconds))).toBe(code);
    expect(totpStep(PUBLISHED, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });
});

describe("the step of a code", () => {
  it("is found one step early or late, and no further", () => {
    const now = 1_800_000_000;
    for (const [offset, expected] of [
      [-60, undefined],
      [-30, now / 30 - 1],
      [0, now / 30],
      [30, now / 30 + 1],
      [60, undefined],
    ] as const) {
      expect(totpStep(PUBLISHED, totpCode(PUBLISHED, at(now + offset)), at(now)), String(offset)).toBe(expected);
    }
  });

  it("may be typed with spaces or full-width digits, and nothing else is a code", () => {
    const code = totpCode(PUBLISHED, at(59));
    expect(totpStep(PUBLISHED, ` ${code.slice(0, 3)} ${code.slice(3)} `, at(59))).toBe(1);
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
    expect(totpStep(PUBLISHED, wide, at(59))).toBe(1);
    for (const wrong of ["", "28708", "2870820", "28708a", "-87082", "1e5000", "287082\n1", "0".repeat(10_000)]) {
      expect(totpStep(PUBLISHED, wrong, at(59)), wrong.slice(0, 20)).toBeUndefined();
    }
  });

  it("never throws, whatever is typed", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => void totpStep(PUBLISHED, text, at(59))),
    );
  });
});

describe("the secret", () => {
  it("has 160 random bits and is sealed for one officer", () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    const sealed = sealTotpSecret(secret, "a");
    expect(sealed).not.toContain(secret);
    expect(openTotpSecret(sealed, "a")).toBe(secret);
    expect(() => openTotpSecret(sealed, "b")).toThrow();
  });

  it("goes into the app by an address that names product and account", () => {
    const address = new URL(totpAddress(PUBLISHED, "lanhdao.skhcn"));
    expect(address.protocol).toBe("otpauth:");
    expect(decodeURIComponent(address.pathname)).toContain("lanhdao.skhcn");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: PUBLISHED, digits: "6", period: "30" });
  });
});
