import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { starterRules } from "../data/starter-rules.ts";
import { aRule, anItem, CERTIFICATION, flat } from "../testing.ts";
import { readRule } from "./edit-rule.ts";
import type { Condition, FeeRule, Money, Price } from "./fee-rule.ts";
import { typedFrom } from "./rule-fields.ts";
import { actOnRows, type TypedRule } from "./typed-rows.ts";

const RULE = aRule({
  attributes: [
    {
      key: "vehicle",
      question: "Xe loại nào?",
      choices: [
        { value: "car", label: "ô tô" },
        { value: "bike", label: "xe máy" },
      ],
      preset: "car",
    },
  ],
  items: [
    anItem(CERTIFICATION, { name: "Phí chứng thực" }),
    anItem(flat({ table: "t" }), {
      code: "LP1",
      kind: "le-phi",
      name: "Lệ phí cấp giấy",
      when: [{ attribute: "subject", in: ["person"] }],
      prices: [
        { when: [{ attribute: "vehicle", in: ["car"] }], price: flat(90_000, "xe") },
        { when: [], price: flat({ table: "t" }) },
      ],
    }),
  ],
  reductions: [{ items: ["P1"], percent: 50, from: "2025-07-01", to: "2026-12-31", when: [], basis: "64/2025/TT-BTC" }],
  exemptions: [
    { code: "poor", name: "hộ nghèo", proof: "giấy chứng nhận", items: ["LP1"], percent: 100, basis: "NQ 1" },
  ],
  doubts: ["mức tối đa", "danh mục"],
});
const UNCHANGED = typedFrom(RULE, "2026-12-01");

function read(change: TypedRule, acts: readonly string[] = []) {
  const typed = acts.reduce<TypedRule>((form, act) => actOnRows(form, act) ?? form, UNCHANGED);
  return readRule(RULE, { ...typed, ...change });
}
const fieldsOf = (...asked: Parameters<typeof read>) => read(...asked).errors.map(({ field }) => field);

describe("the form of a new version", () => {
  it("changes nothing but the first day when nothing is changed, for every starter rule", () => {
    for (const rule of [RULE, ...starterRules()]) {
      expect(readRule(rule, typedFrom(rule, "2026-12-01"))).toEqual({
        rule: { ...rule, from: "2026-12-01" },
        errors: [],
      });
    }
  });

  it("can say every rule that the engine knows", () => {
    fc.assert(
      fc.property(anyRule(), (rule) => {
        expect(readRule(aRule(), typedFrom(rule, rule.from))).toEqual({ rule, errors: [] });
      }),
      { numRuns: 300 },
    );
  });

  it("takes amounts, days, basis, names and what is confirmed", () => {
    const { rule, errors } = read({
      tu: "1/1/2027",
      den: "31/12/2027",
      canCu: "Thông tư mới",
      dieuChua: "danh mục\n\n",
      lamTron: "1000",
      huong: "down",
      "khoan.0.thu": "before",
      "khoan.0.gia.0.cach": "whole",
      "khoan.0.gia.0.bac.1.tien": "1500",
      "khoan.0.gia.0.tran.tien": "300000",
      "khoan.1.ten": "Lệ phí mới",
      "khoan.1.canCu": "NQ 9",
      "khoan.1.gia.1.bac.0.nguon": "so",
      "khoan.1.gia.1.bac.0.tien": "25000",
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
      prices: [{ price: { reading: "whole", steps: [{ amount: 2_000 }, { amount: 1_500 }], cap: 300_000 } }],
    });
    expect(rule.items[1]).toMatchObject({
      name: "Lệ phí mới",
      basis: "NQ 9",
      prices: [{}, { price: { amount: 25_000 } }],
    });
  });

  it("writes a whole new line from nothing: a question, a quantity, steps, a cap and a price of its own for one case", () => {
    const acts = [
      "them:luong",
      "them:chon",
      "them:khoan",
      "them:khoan.2.gia",
      "them:khoan.2.gia.0.dk",
      "them:khoan.2.gia.1.bac",
    ];
    const { rule, errors } = read(
      {
        "luong.2.ten": "công trình",
        "luong.2.hoi": "Bao nhiêu công trình?",
        "chon.1.hoi": "Cấp mới hay cấp lại?",
        "chon.1.lua.0.ten": "cấp mới",
        "chon.1.lua.1.ten": "cấp lại",
        "khoan.2.ten": "Phí thẩm định",
        "khoan.2.gia.0.dk.0.la": "ch1=lc2",
        "khoan.2.gia.0.bac.0.tien": "100000",
        "khoan.2.gia.0.moi": "hồ sơ",
        "khoan.2.gia.1.cach": "bands",
        "khoan.2.gia.1.luong": "sl1",
        "khoan.2.gia.1.bac.0.tien": "300000",
        "khoan.2.gia.1.bac.1.tu": "11",
        "khoan.2.gia.1.bac.1.tien": "270000",
        "khoan.2.gia.1.tran.tien": "9000000",
      },
      acts,
    );
    expect(errors).toEqual([]);
    expect(rule.items[2]?.prices).toEqual([
      { when: [{ attribute: "ch1", in: ["lc2"] }], price: flat(100_000, "hồ sơ") },
      {
        when: [],
        price: {
          kind: "by-quantity",
          quantity: "sl1",
          reading: "bands",
          steps: [
            { from: 1, amount: 300_000 },
            { from: 11, amount: 270_000 },
          ],
          cap: 9_000_000,
          times: null,
        },
      },
    ]);
  });

  it("drops lines, reductions and exemptions", () => {
    const { rule, errors } = read({}, ["bo:giam.0", "bo:mien.0", "bo:khoan.0"]);
    expect(errors).toEqual([]);
    expect(rule.items.map(({ code }) => code)).toEqual(["LP1"]);
    expect([rule.reductions, rule.exemptions]).toEqual([[], []]);
  });

  it("does not let a reduction of one line become a reduction of all when the line is dropped", () => {
    expect(fieldsOf({}, ["bo:khoan.0"])).toEqual(["giam.0.tyLe"]);
    expect(fieldsOf({ "giam.0.khoan.P1": "" }, ["bo:khoan.0"])).toEqual([]);
  });

  it("reads several conditions of one question as alternatives, of two questions as both", () => {
    const rows = {
      "khoan.0.dk.0.la": "vehicle=bike",
      "khoan.0.dk.1.la": "subject=person",
      "khoan.0.dk.2.la": "vehicle=car",
    };
    const { rule, errors } = read({ ...rows, "khoan.0.dk.so": "3" });
    expect(errors).toEqual([]);
    expect(rule.items[0]?.when).toEqual([
      { attribute: "vehicle", in: ["bike", "car"] },
      { attribute: "subject", in: ["person"] },
    ]);
  });

  it.each([
    [{ "khoan.0.gia.0.bac.0.tien": "2.000" }, "khoan.0.gia.0.bac.0.tien"],
    [{ "khoan.0.gia.0.bac.0.tien": "" }, "khoan.0.gia.0.bac.0.tien"],
    [{ "khoan.0.gia.0.bac.0.tien": "-1" }, "khoan.0.gia.0.bac.0.tien"],
    [{ "khoan.0.gia.0.tran.tien": "1e9" }, "khoan.0.gia.0.tran.tien"],
    [{ "khoan.0.gia.0.bac.0.tu": "2" }, "khoan.0.gia.0.bac.0.tu"],
    [{ "khoan.0.gia.0.bac.1.tu": "1" }, "khoan.0.gia.0.bac.1.tu"],
    [{ "khoan.0.gia.0.bac.1.tu": "ba" }, "khoan.0.gia.0.bac.1.tu"],
    [{ "khoan.0.gia.0.luong": "" }, "khoan.0.gia.0.luong"],
    [{ "khoan.0.gia.0.nhan": "works" }, "khoan.0.gia.0.nhan"],
    [{ "khoan.0.gia.0.nhan": "pages" }, "khoan.0.gia.0.nhan"],
    [{ "khoan.0.gia.0.moi": "bản" }, "khoan.0.gia.0.moi"],
    [{ "khoan.0.gia.0.bac.so": "0" }, "khoan.0.gia.0.cach"],
    [{ "khoan.0.gia.so": "0" }, "khoan.0.ten"],
    [{ "khoan.0.ten": " " }, "khoan.0.ten"],
    [{ "mien.0.ma": "" }, "mien.0.ten"],
    [{ "khoan.1.gia.0.dk.so": "0" }, "khoan.1.gia.1.cach"],
    [{ "khoan.1.gia.0.dk.0.la": "" }, "khoan.1.gia.0.dk.0.la"],
    [{ "khoan.1.gia.0.dk.0.la": "vehicle=boat" }, "khoan.1.gia.0.dk.0.la"],
    [{ "khoan.1.gia.1.bac.0.tien": "" }, "khoan.1.gia.1.bac.0.tien"],
    [{ "khoan.1.gia.1.tran.tien": "5000" }, "khoan.1.gia.1.tran.tien"],
    [{ "khoan.1.gia.1.luong": "pages" }, "khoan.1.gia.1.luong"],
    [{ "luong.0.hoi": "" }, "luong.0.hoi"],
    [{ "luong.1.macDinh": "10001" }, "luong.1.macDinh"],
    [{ "luong.1.nhieuNhat": "0" }, "luong.1.nhieuNhat"],
    [{ "chon.0.hoi": "" }, "chon.0.hoi"],
    [{ "chon.0.macDinh": "boat" }, "chon.0.macDinh"],
    [{ "chon.0.lua.1.ten": "" }, "chon.0.lua.1.ten"],
    [{ tu: "" }, "tu"],
    [{ tu: "31/02/2027" }, "tu"],
    [{ den: "2027" }, "den"],
    [{ "giam.0.tyLe": "101" }, "giam.0.tyLe"],
    [{ "giam.0.tyLe": "" }, "giam.0.tyLe"],
    [{ "giam.0.tu": "" }, "giam.0.tu"],
    [{ "giam.0.canCu": "" }, "giam.0.canCu"],
    [{ "mien.0.ten": "" }, "mien.0.ten"],
    [{ "mien.0.giayTo": "" }, "mien.0.giayTo"],
  ] satisfies readonly (readonly [TypedRule, string])[])(
    "names what is wrong, once, at its field: %o",
    (change, field) => {
      expect(fieldsOf(change)).toEqual([field]);
    },
  );

  it("does not let a question take the place of what every dossier knows", () => {
    expect(fieldsOf({ "chon.0.ma": "subject" })).toContain("chon.0.hoi");
  });

  it("refuses a form of which a part did not arrive", () => {
    const cut = Object.fromEntries(Object.entries(UNCHANGED).filter(([name]) => name !== "khoan.so"));
    expect(readRule(RULE, cut).errors.map(({ field }) => field)).toContain("");
    expect(fieldsOf({ "khoan.0.gia.0.dk.so": "401" })).toContain("");
  });
});

/** Any rule in the shapes that the engine reads, with questions that exist and prices that can be reached. */
function anyRule(): fc.Arbitrary<FeeRule> {
  const words = fc.stringMatching(/^[a-zđêô]{1,8}(?: [a-z"&<]{1,6})?$/);
  const day = fc
    .integer({ min: 0, max: 4_000 })
    .map((days) => Temporal.PlainDate.from("2020-01-01").add({ days }).toString());
  const amount = fc.integer({ min: 0, max: 999_999_999_999 });
  const money: fc.Arbitrary<Money> = fc.oneof(
    amount,
    words.map((table) => ({ table })),
    words.map((unknown) => ({ unknown })),
  );
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    fc.constant({ attribute: "vehicle", in: ["bike", "car"] }),
    fc.constantFrom("person", "organisation").map((who) => ({ attribute: "subject", in: [who] })),
    fc.subarray(["direct", "postal", "online"], { minLength: 1 }).map((ways) => ({ attribute: "channel", in: ways })),
  );
  const conditions = (minLength: number) =>
    fc.uniqueArray(condition, { minLength, maxLength: 3, selector: ({ attribute }) => attribute });
  const steps = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 2, max: 900 }), { maxLength: 5 }),
      fc.array(money, { minLength: 6, maxLength: 6 }),
    )
    .map(([starts, amounts]) =>
      [1, ...starts.toSorted((a, b) => a - b)].map((from, at) => ({ from, amount: amounts[at] ?? 0 })),
    );
  const price: fc.Arbitrary<Price> = fc.oneof(
    fc.record({ kind: fc.constant("flat" as const), amount: money, per: fc.option(words).map((per) => per ?? "") }),
    fc.record({
      kind: fc.constant("by-quantity" as const),
      quantity: fc.constant("pages"),
      reading: fc.constantFrom("bands" as const, "whole" as const),
      steps,
      cap: fc.option(money),
      times: fc.option(fc.constant("copies")),
    }),
  );
  const prices = fc
    .tuple(
      fc.array(fc.record({ when: conditions(1), price }), { maxLength: 3 }),
      fc.record({ when: fc.constant([]), price }),
    )
    .map(([rows, last]) => [...rows, last]);
  const item = fc.record({
    code: fc.constant(""),
    kind: fc.constantFrom("phi" as const, "le-phi" as const),
    name: words,
    when: conditions(0),
    prices,
    otherwise: fc.constantFrom("nothing" as const, "confirm" as const),
    collect: fc.constantFrom("before" as const, "after" as const),
    basis: fc.option(words).map((basis) => basis ?? ""),
  });
  const items = fc.array(item, { maxLength: 4 }).map((all) => all.map((one, at) => ({ ...one, code: `P${at + 1}` })));
  const percent = fc.integer({ min: 1, max: 100 });
  return items.chain((made) => {
    const some = fc.subarray(made.map(({ code }) => code));
    const reduction = fc.record({
      items: some,
      percent,
      from: day,
      to: fc.option(day),
      when: conditions(0),
      basis: words,
    });
    const exemption = fc.record({ name: words, proof: words, items: some, percent, basis: words });
    return fc
      .record({
        basis: words,
        from: day,
        reductions: fc.array(reduction, { maxLength: 3 }),
        exemptions: fc.array(exemption, { maxLength: 3 }),
        doubts: fc.array(words, { maxLength: 3 }),
        rounding: fc.record({
          unit: fc.constantFrom(1, 100, 500, 1_000),
          direction: fc.constantFrom("down" as const, "up" as const, "nearest" as const),
        }),
      })
      .map(({ exemptions, ...parts }) =>
        aRule({
          ...parts,
          attributes: RULE.attributes,
          items: made,
          exemptions: exemptions.map((one, at) => ({ ...one, code: `dt${at}` })),
        }),
      );
  });
}
