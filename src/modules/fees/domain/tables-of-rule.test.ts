import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, flat } from "../testing.ts";
import { tableNames, tablesOfRule } from "./tables-of-rule.ts";

describe("the tables of the province that a rule needs", () => {
  it("are named once each, with what stands in them and for whom", () => {
    const when = [{ attribute: "subject", in: ["organisation"] }];
    const rule = aRule({
      items: [
        anItem(flat(0), { name: "Lệ phí cấp giấy", prices: [{ when, price: flat({ table: "a" }) }] }),
        anItem({ ...CERTIFICATION, cap: { table: "b" } } as typeof CERTIFICATION, {
          code: "P2",
          name: "Phí chứng thực",
        }),
        anItem(flat({ table: "b" }), { code: "P3", name: "Phí khác" }),
        anItem(flat({ unknown: "x" }), { code: "P4" }),
      ],
    });
    expect(tablesOfRule(rule)).toEqual([
      { table: "a", label: "Lệ phí cấp giấy, tổ chức" },
      { table: "b", label: "Phí khác" },
    ]);
    expect(tableNames(rule)).toEqual(["a", "b"]);
    expect(tableNames(aRule())).toEqual([]);
  });
});
