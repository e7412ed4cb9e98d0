import { describe, expect, it } from "vitest";
import { agencyMeasures, officerMeasures, shareMeasure, tallyMeasure } from "./measures.ts";
import { readEvaluation, type TypedEvaluation } from "./read-evaluation.ts";
import { FIRST_SETTING } from "./state-setting.ts";

function typed(changes: Partial<TypedEvaluation> = {}): TypedEvaluation {
  return { two: "", one: "", zero: "", numerator: "", denominator: "", basis: "Khảo sát quý IV", ...changes };
}

const faultsOf = (kind: "tally" | "share", changes: Partial<TypedEvaluation>) => {
  const read = readEvaluation(kind, typed(changes));
  return read.ok ? [] : read.error.map(({ field }) => field);
};

describe("dữ liệu đánh giá nhập tay", () => {
  it("reads how many got which points; an empty field is none", () => {
    expect(readEvaluation("tally", typed({ two: "1.250", zero: " 3 " }))).toEqual({
      ok: true,
      value: { value: { kind: "tally", tally: { two: 1_250, one: 0, zero: 3 } }, basis: "Khảo sát quý IV" },
    });
  });

  it("reads a share", () => {
    expect(readEvaluation("share", typed({ numerator: "95", denominator: "100" }))).toMatchObject({
      value: { value: { kind: "share", share: { numerator: 95, denominator: 100 } } },
    });
  });

  it.each([
    ["tally", {}, ["two"]],
    ["tally", { two: "-1" }, ["two"]],
    ["tally", { two: "1,5", one: "hai" }, ["two", "one"]],
    ["tally", { two: "1", basis: "  " }, ["basis"]],
    ["tally", { two: "x", basis: "" }, ["two", "basis"]],
    ["tally", { two: "99999999999" }, ["two"]],
    ["share", { numerator: "3", denominator: "0" }, ["denominator"]],
    ["share", { numerator: "3", denominator: "2" }, ["numerator"]],
    ["share", { numerator: "3", denominator: "", basis: "x".repeat(501) }, ["denominator", "basis"]],
  ] as const)("%s %o is wrong at %o", (kind, changes, fields) => {
    expect(faultsOf(kind, changes)).toEqual(fields);
  });
});

describe("what is entered", () => {
  it("are the indicators that dossiers do not tell, for officers only theirs", () => {
    expect(officerMeasures().map(({ id }) => id)).toEqual(["tt01-4", "tt01-7"]);
    const agency = agencyMeasures(FIRST_SETTING.setting).map(({ id }) => id);
    expect(agency.slice(0, 5)).toEqual([4, 5, 6, 7, 8].map((number) => `tt01-${number}`));
    expect(agency).toContain(shareMeasure("MDHL-2"));
    expect(agency).not.toContain(shareMeasure("TDGQ-1"));
    expect(tallyMeasure(9)).toBe("tt01-9");
  });
});
