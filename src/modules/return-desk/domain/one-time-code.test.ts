import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { codeFault, codeFrom, maskPhone, messagePhone, type SentCode } from "./one-time-code.ts";

const sentAt = Temporal.Instant.from("2026-11-25T02:00:00Z");
const sent: SentCode = {
  ...{ id: "c", actId: "a", personId: "p", dossierIds: ["x", "y"], phone: "0912345678", fingerprint: "f", sentAt },
  ...{ expiresAt: sentAt.add({ minutes: 5 }), tries: 0, usedAt: null },
};
const typed = { fingerprint: "f", actId: "a", personId: "p", dossierIds: ["y", "x"] };
const soon = sentAt.add({ minutes: 4, seconds: 59 });

describe("a code", () => {
  it("holds for its act and person until its last second", () => {
    expect(codeFault(sent, typed, soon)).toBeUndefined();
    expect(codeFault({ ...sent, tries: 4 }, typed, soon)).toBeUndefined();
  });

  it.each([
    ["wrong", sent, { ...typed, fingerprint: "g" }, soon],
    ["run-out", sent, typed, sentAt.add({ minutes: 5 })],
    ["too-many-tries", { ...sent, tries: 5 }, typed, soon],
    ["other-results", sent, { ...typed, dossierIds: ["x"] }, soon],
    ["other-results", sent, { ...typed, dossierIds: ["x", "y", "z"] }, soon],
    ["other-results", sent, { ...typed, dossierIds: [], fingerprint: "g" }, soon],
    ["used", { ...sent, usedAt: sentAt }, typed, soon],
    ["other-act", sent, { ...typed, actId: "b" }, soon],
    ["other-act", sent, { ...typed, personId: "q" }, soon],
  ] as const)("is refused as %s", (fault, code, what, now) => expect(codeFault(code, what, now)).toBe(fault));

  it("has six digits, whatever number it is made from", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (random) => {
        expect(codeFrom(random)).toMatch(/^\d{6}$/);
        expect(Number(codeFrom(random))).toBe(random);
      }),
    );
  });
});

describe("a telephone", () => {
  it.each([
    ["0912345678", "0912345678"],
    ["+84 912 345 678", "0912345678"],
    ["84912345678", "0912345678"],
    ["0912.345.678", "0912345678"],
    ["02053 000 501", undefined],
    ["", undefined],
    [null, undefined],
    ["0912345678; drop", undefined],
  ])("%j is sent to %j", (text, phone) => expect(messagePhone(text)).toBe(phone));

  it("is shown without its middle", () => expect(maskPhone("0912345678")).toBe("091•••5678"));
});
