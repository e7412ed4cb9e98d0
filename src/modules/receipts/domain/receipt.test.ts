import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { electronicSymbol, hasNumberLeft, HIGHEST_NUMBER } from "./book.ts";
import { isInForce, linesByKind, mayBeCorrected, receiptLabel, sumOf, type ReceiptLine } from "./receipt.ts";
import { mayDecideChange, mayKeepBooks, mayReadReceipt, receiptReach } from "./policy.ts";
import { readDay } from "./typed-fields.ts";

const line: fc.Arbitrary<ReceiptLine> = fc.record({
  kind: fc.constantFrom("phi" as const, "le-phi" as const),
  code: fc.string({ maxLength: 5 }),
  name: fc.string({ minLength: 1, maxLength: 20 }),
  amount: fc.integer({ min: 1, max: 1_000_000_000 }),
});

describe("lines of a collection", () => {
  it("are parted by kind, lệ phí first; no đồng and no line is lost, and the kinds never meet", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const groups = linesByKind(lines);
        expect(groups.every(({ kind, lines: own }) => own.length > 0 && own.every((each) => each.kind === kind))).toBe(
          true,
        );
        expect(groups.reduce((sum, group) => sum + sumOf(group.lines), 0)).toBe(sumOf(lines));
        expect(groups.flatMap((group) => group.lines)).toHaveLength(lines.length);
        expect(groups.map(({ kind }) => kind)).toEqual(
          ["le-phi", "phi"].filter((kind) => lines.some((each) => each.kind === kind)),
        );
      }),
    );
  });
});

describe("numbers and symbols", () => {
  it("are written with eight digits and the year", () => {
    expect(receiptLabel({ form: "01BLP", symbol: electronicSymbol("AA", 2026), number: 123 })).toBe(
      "01BLP AA-26E 00000123",
    );
    expect(electronicSymbol("AA", 2105)).toBe("AA-05E");
  });

  it("end with the range, or with eight digits", () => {
    expect(hasNumberLeft({ nextNumber: 10, lastNumber: 10 })).toBe(true);
    expect(hasNumberLeft({ nextNumber: 11, lastNumber: 10 })).toBe(false);
    expect(hasNumberLeft({ nextNumber: HIGHEST_NUMBER, lastNumber: null })).toBe(true);
    expect(hasNumberLeft({ nextNumber: HIGHEST_NUMBER + 1, lastNumber: null })).toBe(false);
  });

  it("are in force while used or adjusted", () => {
    expect((["used", "adjusted", "cancelled", "replaced"] as const).map((state) => isInForce({ state }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("who may", () => {
  const person = (role: "cashier" | "bank-controller" | "accountant" | "centre-manager", agencyId = "bank") => ({
    officerId: role,
    appointments: [{ role, agencyId, unitId: "unit" }],
  });

  it("read: a cashier the own, a controller those of the bank, accountant and manager all", () => {
    const receipt = { cashierId: "cashier", holderId: "bank" };
    const other = { cashierId: "somebody", holderId: "post" };
    expect(mayReadReceipt(person("cashier"), receipt)).toBe(true);
    expect(mayReadReceipt(person("cashier"), { ...receipt, cashierId: "somebody" })).toBe(false);
    expect(mayReadReceipt(person("bank-controller"), receipt)).toBe(true);
    for (const role of ["cashier", "bank-controller"] as const) expect(mayReadReceipt(person(role), other)).toBe(false);
    for (const role of ["accountant", "centre-manager"] as const)
      expect(receiptReach(person(role))).toEqual({ kind: "all" });
  });

  it("keep books: the accountant; decide: a second person of the bank or the centre", () => {
    expect(mayKeepBooks(person("accountant")) && !mayKeepBooks(person("centre-manager"))).toBe(true);
    const asked = { askedBy: "cashier", holderId: "bank" };
    expect(mayDecideChange(person("bank-controller"), asked)).toBe(true);
    expect(mayDecideChange(person("bank-controller"), { ...asked, holderId: "post" })).toBe(false);
    expect(mayDecideChange(person("centre-manager"), { ...asked, holderId: "post" })).toBe(true);
    expect(mayDecideChange(person("centre-manager"), { ...asked, askedBy: "centre-manager" })).toBe(false);
    expect(mayDecideChange(person("accountant"), asked)).toBe(false);
  });
});

describe("days", () => {
  it("are read as people and as date fields write them, and nothing else", () => {
    expect(["05/11/2026", "5/11/2026", "2026-11-05"].map((text) => readDay(text)?.toString())).toEqual(
      Array(3).fill("2026-11-05"),
    );
    for (const text of ["", "31/02/2026", "2026-13-01", "1e3", "05/11/26", "05/11/1999"])
      expect(readDay(text), text).toBeUndefined();
  });
});

describe("what may be put right by another receipt", () => {
  it.each([
    ["used", null, true, true],
    ["used", "replacement", true, true],
    ["adjusted", null, false, true],
    ["adjusted", "replacement", false, true],
    ["used", "adjustment", false, false],
    ["cancelled", null, false, false],
    ["replaced", null, false, false],
    ["cancelled", "adjustment", false, false],
  ] as const)("%s, %s: replaced %s, adjusted %s", (state, correction, replaced, adjusted) => {
    expect(mayBeCorrected({ state, correction }, "replacement")).toBe(replaced);
    expect(mayBeCorrected({ state, correction }, "adjustment")).toBe(adjusted);
  });
});
