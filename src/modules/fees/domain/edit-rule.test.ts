import { describe, expect, it } from "vitest";
import { starterRules } from "../data/starter-rules.ts";
import { aRule, anItem, CERTIFICATION, flat } from "../testing.ts";
import { amountSlots, readRule, typedFrom, type TypedRule } from "./edit-rule.ts";

const RULE = aRule({
  items: [
    anItem(CERTIFICATION, { name: "Phí chứng thực" }),
    anItem(flat({ table: "t" }), { code: "LP1", kind: "le-phi", name: "Lệ phí cấp giấy" }),
  ],
  reductions: [{ items: ["P1"], percent: 50, from: "2025-07-01", to: "2026-12-31", when: [], basis: "64/2025/TT-BTC" }],
  exemptions: [
    { code: "poor", name: "hộ nghèo", proof: "giấy chứng nhận", items: ["LP1"], percent: 100, basis: "NQ 1" },
  ],
  doubts: ["mức tối đa", "danh mục"],
});
const UNCHANGED = typedFrom(RULE, "2026-12-01");

function read(change: TypedRule) {
  return readRule(RULE, { ...UNCHANGED, ...change });
}
const fieldsOf = (change: TypedRule) => read(change).errors.map(({ field }) => field);

describe("the form of a new version", () => {
  it("changes nothing but the first day when nothing is changed, for every starter rule", () => {
    expect(read({})).toEqual({ rule: { ...RULE, from: "2026-12-01" }, errors: [] });
    for (const rule of starterRules()) {
      expect(readRule(rule, typedFrom(rule, "2026-12-01"))).toEqual({
        rule: { ...rule, from: "2026-12-01" },
        errors: [],
      });
    }
  });

  it("names every amount of a rule", () => {
    expect(
      amountSlots(RULE.items[0] ?? anItem(flat(1)), 0, RULE).map(({ field, label }) => `${field} ${label}`),
    ).toEqual(["muc.0.0.0 mỗi trang, từ trang thứ 1", "muc.0.0.1 mỗi trang, từ trang thứ 3", "muc.0.0.tran tối đa"]);
  });

  it("takes amounts, days, basis, names and what is confirmed", () => {
    const { rule, errors } = read({
      tu: "1/1/2027",
      den: "31/12/2027",
      canCu: "Thông tư mới",
      "muc.0.0.1": "1500",
      "muc.0.0.tran": "300000",
      "muc.1.0.0": "25000",
      "ten.1": "Lệ phí mới",
      "thu.0": "before",
      "canCu.1": "NQ 9",
      dieuChua: "danh mục",
      lamTron: "1000",
      huong: "down",
    });
    expect(errors).toEqual([]);
    expect(rule).toMatchObject({
      from: "2027-01-01",
      to: "2027-12-31",
      basis: "Thông tư mới",
      doubts: ["danh mục"],
      rounding: { unit: 1_000, direction: "down" },
    });
    expect(rule.items[0]).toMatchObject({
      collect: "before",
      prices: [{ price: { steps: [{ amount: 2_000 }, { amount: 1_500 }], cap: 300_000 } }],
    });
    expect(rule.items[1]).toMatchObject({ name: "Lệ phí mới", basis: "NQ 9", prices: [{ price: { amount: 25_000 } }] });
  });

  it("adds and drops lines, reductions and exemptions", () => {
    const { rule, errors } = read({
      "bo.0": "yes",
      "them.ten": "Lệ phí cấp lại",
      "them.loai": "le-phi",
      "them.muc": "50000",
      "them.moi": "thẻ",
      "giam.0.tyLe": "",
      "giam.1.tyLe": "30",
      "giam.1.tu": "01/01/2027",
      "giam.1.canCu": "TT 2",
      "mien.1.ten": "trẻ em",
      "mien.1.giayTo": "giấy khai sinh",
      "mien.1.tyLe": "50",
      "mien.1.canCu": "NQ 2",
    });
    expect(errors).toEqual([]);
    expect(rule.items.map(({ code, kind, name }) => `${code} ${kind} ${name}`)).toEqual([
      "LP1 le-phi Lệ phí cấp giấy",
      "LP2 le-phi Lệ phí cấp lại",
    ]);
    expect(rule.reductions).toEqual([
      { items: [], when: [], percent: 30, from: "2027-01-01", to: null, basis: "TT 2" },
    ]);
    expect(rule.exemptions.map(({ code, percent }) => `${code} ${percent}`)).toEqual(["poor 100", "doi-tuong-2 50"]);
  });

  it.each([
    [{ "muc.0.0.0": "2.000" }, "muc.0.0.0"],
    [{ "muc.0.0.0": "" }, "muc.0.0.0"],
    [{ "muc.1.0.0": "1e3" }, "muc.1.0.0"],
    [{ tu: "" }, "tu"],
    [{ tu: "31/02/2027" }, "tu"],
    [{ den: "2027" }, "den"],
    [{ "giam.0.tyLe": "101" }, "giam.0.tyLe"],
    [{ "giam.0.tu": "" }, "giam.0.tu"],
    [{ "mien.0.ten": "" }, "mien.0.ten"],
    [{ "them.ten": "Phí thêm" }, "them.muc"],
    [{ "them.muc": "5000" }, "them.ten"],
  ] satisfies readonly (readonly [TypedRule, string])[])("names what is wrong: %o", (change, field) => {
    expect(fieldsOf(change)).toEqual([field]);
  });

  it("keeps an amount of the province where the field stays blank", () => {
    expect(read({}).rule.items[1]?.prices[0]?.price).toEqual(flat({ table: "t" }));
  });
});
