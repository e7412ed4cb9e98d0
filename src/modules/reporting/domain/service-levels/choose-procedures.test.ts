import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseProcedures } from "./choose-procedures.ts";

const rows = [
  { code: "2.000", name: "Đăng ký khai sinh", level: "whole" },
  { code: "1.000", name: "Cấp lại giấy phép lái xe", level: undefined },
  { code: "3.000", name: "Đăng ký kết hôn", level: "none" },
  { code: "1.500", name: "Cấp lại giấy phép lái xe", level: "part" },
] as const;
const codes = (changes: Partial<Parameters<typeof chooseProcedures>[1]>) =>
  chooseProcedures(rows, { filter: "all", text: "", after: "", limit: 50, ...changes }).rows.map(({ code }) => code);

describe("the list of procedures", () => {
  it("goes by name, then by code", () => {
    expect(codes({})).toEqual(["1.000", "1.500", "3.000", "2.000"]);
  });

  it("is narrowed by level and by words without marks", () => {
    expect(codes({ filter: "unclassified" })).toEqual(["1.000"]);
    expect(codes({ filter: "none" })).toEqual(["3.000"]);
    expect(codes({ text: "dang ky" })).toEqual(["3.000", "2.000"]);
    expect(codes({ text: "Khai sinh", filter: "part" })).toEqual([]);
    expect(codes({ text: "1.500" })).toEqual(["1.500"]);
  });

  it("gives every row once, page by page", () => {
    const procedure = fc.record({
      code: fc.integer({ min: 1, max: 999 }).map(String),
      name: fc.constantFrom("Cấp phép", "Đăng ký", "Đất đai"),
      level: fc.constant(undefined),
    });
    const list = fc.uniqueArray(procedure, { selector: ({ code }) => code, maxLength: 30 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (procedures, limit) => {
        const seen: string[] = [];
        type Page = ReturnType<typeof chooseProcedures<(typeof procedures)[number]>>;
        let after: string | undefined = "";
        while (after !== undefined) {
          const page: Page = chooseProcedures(procedures, { filter: "all", text: "", after, limit });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map(({ code }) => code));
          after = page.next;
        }
        expect(seen.toSorted()).toEqual(procedures.map(({ code }) => code).toSorted());
      }),
    );
  });
});
