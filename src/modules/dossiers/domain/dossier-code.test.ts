import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { formatDossierCode, normaliseDossierCode, parseDossierCode } from "./dossier-code.ts";

const day = Temporal.PlainDate.from("2026-11-23");

describe("mã hồ sơ", () => {
  it.each([
    [1, "H37.08-261123-0001"],
    [9_999, "H37.08-261123-9999"],
    [10_000, "H37.08-261123-10000"],
    [123_456, "H37.08-261123-123456"],
  ])("B-11: ordinal %d is written %s and does not wrap", (ordinal, code) => {
    expect(formatDossierCode({ agencyCode: "H37.08", day, ordinal })).toBe(code);
  });

  it.each([
    ["h37.08-261123-0001"],
    ["  H37.08-261123-0001\n"],
    ["H37.08 - 261123 - 0001"],
    ["H37.08–261123–0001"],
    ["H37.08—261123−0001"],
    ["Ｈ３７.０８-２６１１２３-０００１"],
    ["H37.08\u2010261123\u20110001"],
    ["\ufeffH37.08-261123-\u200b0001"],
  ])("B-12: %j is read as the canonical code", (typed) => {
    expect(normaliseDossierCode(typed)).toBe("H37.08-261123-0001");
    expect(parseDossierCode(typed)).toEqual({ agencyCode: "H37.08", day, ordinal: 1 });
  });

  it.each([
    ["000.00.08.H37-190211-0003"],
    ["H37-261123-0001"],
    ["H37.08.05-261123-0001"],
    ["000.00.001.H05-200101-0001"],
  ])("reads the codes of earlier and other systems: %s", (code) => {
    expect(parseDossierCode(code)).toBeDefined();
  });

  it.each([
    ["H37.08-190230-0001", "30 February"],
    ["H37.08-191301-0001", "month 13"],
    ["H37.08-260229-0001", "29 February of a common year"],
    ["H37.08-261123-001", "three digits"],
    ["H37.08-261123-1234567", "seven digits"],
    ["37.08-261123-0001", "no letter"],
    ["H37.08/261123/0001", "slashes"],
    ["", "nothing"],
    ["H37.08-261123-0001'; drop table dossier", "more than a code"],
  ])("B-13: %j is no code (%s)", (typed) => {
    expect(parseDossierCode(typed)).toBeUndefined();
  });

  it("reads whatever it writes", () => {
    const codes = fc.record({
      agencyCode: fc.constantFrom("H37", "H37.08", "H37.08.05", "H37.101"),
      day: fc.date({ min: new Date("2001-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      ordinal: fc.integer({ min: 1, max: 999_999 }),
    });
    fc.assert(
      fc.property(codes, ({ agencyCode, day: date, ordinal }) => {
        const code = { agencyCode, day: Temporal.PlainDate.from(date.toISOString().slice(0, 10)), ordinal };
        expect(parseDossierCode(formatDossierCode(code))).toEqual(code);
      }),
    );
  });
});
