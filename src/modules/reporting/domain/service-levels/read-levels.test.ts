import { describe, expect, it } from "vitest";
import { readLevels, type TypedLevels } from "./read-levels.ts";

const known = new Set(["1.001", "1.002"]);
const typed: TypedLevels = { codes: ["1.001"], level: "whole", basis: "Quyết định 5/QĐ-UBND", from: "01/01/2027" };
const fieldsOf = (changes: Partial<TypedLevels>) => {
  const read = readLevels({ ...typed, ...changes }, known);
  return read.ok ? [] : read.error.map(({ field }) => field);
};

describe("the form of online levels", () => {
  it("reads several procedures at once, each one time", () => {
    const read = readLevels({ ...typed, codes: ["1.001", "1.002", "1.001"], basis: "  Quyết  định 5 " }, known);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value).toMatchObject({ codes: ["1.001", "1.002"], level: "whole", legalBasis: "Quyết định 5" });
    expect(read.value.validFrom.toString()).toBe("2027-01-01");
  });

  it.each([
    [{ codes: [] }, ["thu-tuc"]],
    [{ codes: ["1.001", "9.999"] }, ["thu-tuc"]],
    [{ level: "" }, ["muc"]],
    [{ level: "4" }, ["muc"]],
    [{ basis: " " }, ["can-cu"]],
    [{ basis: "a".repeat(501) }, ["can-cu"]],
    [{ from: "31/02/2027" }, ["tu-ngay"]],
    [{ codes: [], level: "", basis: "", from: "" }, ["thu-tuc", "muc", "can-cu", "tu-ngay"]],
  ])("%o must be mended at %o", (changes, fields) => {
    expect(fieldsOf(changes)).toEqual(fields);
  });

  it("names the procedure that is not there", () => {
    const read = readLevels({ ...typed, codes: ["9.999"] }, known);
    expect(JSON.stringify(read)).toContain("Không có thủ tục mã 9.999");
  });
});
