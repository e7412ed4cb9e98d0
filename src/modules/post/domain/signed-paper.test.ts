import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant } from "#kernel/time.ts";
import { at } from "#modules/dossiers/testing.ts";
import { decideSignatures, SIDES, type PaperKind, type TypedSignatures } from "./signed-paper.ts";

const SINCE = at("2026-11-23 08:10");
const NOW = at("2026-11-23 17:00");
const TIMES = { since: SINCE, now: NOW };
const NAMED = { name: "Nguyễn Văn Đức", on: "2026-11-23", at: "08:30" };

function aTyped(kind: PaperKind, change: Partial<TypedSignatures> = {}): TypedSignatures {
  const signers = Object.fromEntries(SIDES[kind].map((side) => [side, NAMED]));
  return { signers, register: "Sổ gốc số 3, trang 12", authorisation: "UQ 01/2026", ...change };
}

const fieldsOf = (kind: PaperKind, change: Partial<TypedSignatures>, times = TIMES) => {
  const decided = decideSignatures(kind, aTyped(kind, change), times);
  return decided.ok ? [] : decided.error.map(({ field }) => field);
};

describe("a paper signed by hand", () => {
  it.each(Object.keys(SIDES) as PaperKind[])(
    "%s names every side that signs it, in its order, with the time",
    (kind) => {
      const decided = decideSignatures(kind, aTyped(kind), TIMES);
      expect(decided).toMatchObject({ ok: true, value: { signers: SIDES[kind].map((side) => ({ side })) } });
      if (decided.ok)
        expect(decided.value.signers.map(({ signedAt }) => formatInstant(signedAt))).toContain("08:30 23/11/2026");
    },
  );

  it("asks for each side's name and time", () => {
    expect(fieldsOf("slip", { signers: {} })).toEqual(["customer.name", "customer.on", "officer.name", "officer.on"]);
    expect(fieldsOf("batch", { signers: { giver: NAMED } })).toEqual(["receiver.name", "receiver.on"]);
    expect(fieldsOf("batch", { signers: { giver: NAMED, receiver: { ...NAMED, name: "  " } } })).toEqual([
      "receiver.name",
    ]);
    expect(fieldsOf("batch", { signers: { giver: NAMED, receiver: { ...NAMED, name: "x".repeat(201) } } })).toEqual([
      "receiver.name",
    ]);
  });

  it("the register is signed by the post only with its name and a written authorisation; other papers keep neither", () => {
    expect(fieldsOf("register", { register: " ", authorisation: "" })).toEqual(["register", "authorisation"]);
    expect(decideSignatures("register", aTyped("register"), TIMES)).toMatchObject({
      value: { register: "Sổ gốc số 3, trang 12", authorisation: "UQ 01/2026" },
    });
    expect(decideSignatures("slip", aTyped("slip"), TIMES)).toMatchObject({
      value: { register: "", authorisation: "" },
    });
  });

  it.each([
    ["2026-11-23", "08:10", []],
    ["2026-11-23", "17:00", []],
    ["2026-11-23", "08:09", ["post.on"]],
    ["2026-11-23", "17:01", ["post.on"]],
    ["2026-11-24", "08:00", ["post.on"]],
    ["2026-11-31", "08:30", ["post.on"]],
    ["2026-02-29", "08:30", ["post.on"]],
    ["23/11/2026", "08:30", ["post.on"]],
    ["2026-11-23", "24:00", ["post.on"]],
    ["2026-11-23", "8:30", ["post.on"]],
    ["", "", ["post.on"]],
  ] as const)("signed on %s at %s", (on, hour, fields) => {
    const signers = { post: { name: "Dương Thu Hằng", on, at: hour } };
    expect(fieldsOf("register", { signers })).toEqual(fields);
  });

  it("what began within a minute may be signed in that minute", () => {
    const signers = { post: { ...NAMED, at: "08:10" } };
    expect(fieldsOf("register", { signers }, { since: SINCE.add({ seconds: 30 }), now: NOW })).toEqual([]);
  });

  it("never accepts a time outside of the paper's own, whatever is typed", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 6 }),
        fc.integer({ min: 0, max: 3000 }),
        (on, hour, minutes) => {
          const real = SINCE.add({ minutes: minutes - 500 }).toZonedDateTimeISO("Asia/Ho_Chi_Minh");
          for (const [day, time] of [
            [on, hour],
            [real.toPlainDate().toString(), real.toPlainTime().toString().slice(0, 5)],
          ] as const) {
            const decided = decideSignatures(
              "register",
              aTyped("register", { signers: { post: { name: "A", on: day, at: time } } }),
              TIMES,
            );
            const signedAt = decided.ok
              ? decided.value.signers[0]?.signedAt.epochMilliseconds
              : SINCE.epochMilliseconds;
            expect(signedAt).toBeGreaterThanOrEqual(SINCE.epochMilliseconds);
            expect(signedAt).toBeLessThanOrEqual(NOW.epochMilliseconds);
          }
        },
      ),
    );
  });
});
