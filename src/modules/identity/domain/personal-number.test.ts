import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseEmail, parsePhone } from "./contact.ts";
import { parsePersonalNumber, parseTaxCode } from "./personal-number.ts";

describe("12-digit personal number (số định danh cá nhân)", () => {
  it.each([
    ["020085001234", "020", "male", 1985],
    ["020185001234", "020", "female", 1985],
    ["001204000001", "001", "male", 2004],
    ["096326999999", "096", "female", 2026],
    ["020 185 001 234", "020", "female", 1985],
    ["020.185.001.234", "020", "female", 1985],
    ["０２０１８５００１２３４", "020", "female", 1985],
  ])("%s: place %s, %s, %i", (text, placeCode, sex, birthYear) => {
    const parsed = parsePersonalNumber(text, 2026);
    expect(parsed.ok && parsed.value).toMatchObject({ placeCode, sex, birthYear, bornAbroad: false });
  });

  it.each([
    ["02018500123", "wrong-length"],
    ["0201850012345", "wrong-length"],
    ["123456789", "wrong-length"],
    ["02018500123A", "not-digits"],
    ["０２０１８５００１２３①x", "not-digits"],
    ["", "not-digits"],
    ["000185001234", "unknown-province"],
    ["003185001234", "unknown-province"],
    ["099185001234", "unknown-province"],
    ["020327001234", "born-in-future"],
    ["020985001234", "born-in-future"],
  ])("%s is refused: %s", (text, fault) => {
    expect(parsePersonalNumber(text, 2026)).toEqual({ ok: false, error: fault });
  });

  it("knows 63 provinces and leaves other countries to the officer", () => {
    const known = Array.from({ length: 100 }, (_, n) => String(n).padStart(3, "0")).filter(
      (place) => parsePersonalNumber(`${place}085001234`, 2026).ok,
    );
    expect(known).toHaveLength(63);
    const abroad = parsePersonalNumber("101085001234", 2026);
    expect(abroad.ok && abroad.value.bornAbroad).toBe(true);
  });

  it("never throws, whatever is typed", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const parsed = parsePersonalNumber(text, 2026);
        if (parsed.ok) expect(parsed.value.digits).toMatch(/^\d{12}$/);
        parseTaxCode(text);
        parsePhone(text);
        parseEmail(text);
      }),
    );
  });
});

describe("tax code (mã số thuế)", () => {
  it.each([
    ["0100100079", "0100100079"],
    ["0100100079-001", "0100100079-001"],
    ["0100100079 012", "0100100079-012"],
    ["01 001 000 79", "0100100079"],
  ])("%s is read as %s", (text, code) => {
    expect(parseTaxCode(text)).toEqual({ ok: true, value: code });
  });

  it.each([
    ["0100100078", "wrong-check-digit"],
    ["0100100097", "wrong-check-digit"],
    ["0100100079-000", "wrong-branch"],
    ["010010007", "wrong-length"],
    ["01001000791", "wrong-length"],
    ["0100100O79", "not-digits"],
  ])("%s is refused: %s", (text, fault) => {
    expect(parseTaxCode(text)).toEqual({ ok: false, error: fault });
  });

  it("notices any single wrong digit", () => {
    for (let place = 0; place < 10; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const changed = `${"0100100079".slice(0, place)}${digit}${"0100100079".slice(place + 1)}`;
        if (changed !== "0100100079") expect(parseTaxCode(changed).ok, changed).toBe(false);
      }
    }
  });
});

describe("phone", () => {
  it.each([
    ["0912345678", "0912345678"],
    ["+84 912 345 678", "0912345678"],
    ["84912345678", "0912345678"],
    ["0912.345.678", "0912345678"],
    ["02053 000 101", "02053000101"],
    [" 0381234567 ", "0381234567"],
  ])("%s is %s", (text, phone) => expect(parsePhone(text)).toBe(phone));

  it.each(["", "091234567", "09123456789", "0112345678", "+1 212 555 0100", "abc", "0".repeat(10_000)])(
    "%s is none",
    (text) => expect(parsePhone(text)).toBeUndefined(),
  );
});

describe("e-mail", () => {
  it.each([
    ["nong.van@example.vn", "nong.van@example.vn"],
    [" A@Example.COM.VN ", "A@example.com.vn"],
    ["o'brien+lang.son@example.org", "o'brien+lang.son@example.org"],
  ])("%s is %s", (text, email) => expect(parseEmail(text)).toBe(email));

  it.each([
    "",
    "a",
    "@x.vn",
    "a@",
    "a@b",
    "a@b..vn",
    "a@-b.vn",
    "a b@c.vn",
    "a@@b.vn",
    "a@b.vn\r\nBcc: x@y.vn",
    `${"a".repeat(65)}@b.vn`,
    `a@${"b.".repeat(200)}vn`,
    '"<script>"@b.vn',
  ])("%s is none", (text) => expect(parseEmail(text)).toBeUndefined());

  it("is read in linear time", () => {
    const started = performance.now();
    parseEmail(`${"a-".repeat(5_000)}@${"b-".repeat(5_000)}`);
    parseEmail(`a@${"b-".repeat(120)}`);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
