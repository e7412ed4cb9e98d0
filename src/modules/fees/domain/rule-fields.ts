import type { Condition, FeeItem, FeeRule, Money, Price } from "./fee-rule.ts";
import type { TypedRule } from "./typed-rows.ts";

type Fields = readonly (readonly [string, string])[];

/** The form before anything is changed: every part of a rule as fields, for a version that starts on a day. */
export function typedFrom(rule: FeeRule, from: string): TypedRule {
  return Object.fromEntries([
    ["tu", dayText(from)],
    ["den", rule.to === null || rule.to < from ? "" : dayText(rule.to)],
    ["canCu", rule.basis],
    ["dieuChua", rule.doubts.join("\n")],
    ["lamTron", String(rule.rounding.unit)],
    ["huong", rule.rounding.direction],
    ...rows("luong", rule.quantities, ({ key, noun, question, preset, max }) => [
      ["ma", key],
      ["ten", noun],
      ["hoi", question],
      ["macDinh", preset === null ? "" : String(preset)],
      ["nhieuNhat", String(max)],
    ]),
    ...rows("chon", rule.attributes, ({ key, question, choices, preset }) => [
      ["ma", key],
      ["hoi", question],
      ["macDinh", preset ?? ""],
      ...rows("lua", choices, ({ value, label }) => [
        ["ma", value],
        ["ten", label],
      ]),
    ]),
    ...rows("khoan", rule.items, itemFields),
    ...rows("giam", rule.reductions, (one) => [
      ["tyLe", String(one.percent)],
      ["tu", dayText(one.from)],
      ["den", one.to === null ? "" : dayText(one.to)],
      ["canCu", one.basis],
      ...marks(one.items),
      ...conditions(one.when),
    ]),
    ...rows("mien", rule.exemptions, (one) => [
      ["ma", one.code],
      ["ten", one.name],
      ["giayTo", one.proof],
      ["tyLe", String(one.percent)],
      ["canCu", one.basis],
      ...marks(one.items),
    ]),
  ]);
}

function itemFields(item: FeeItem): Fields {
  return [
    ["ma", item.code],
    ["loai", item.kind],
    ["ten", item.name],
    ["thu", item.collect],
    ["khac", item.otherwise],
    ["canCu", item.basis],
    ...conditions(item.when),
    ...rows("gia", item.prices, ({ when, price }) => [...conditions(when), ...priceFields(price)]),
  ];
}

function priceFields(price: Price): Fields {
  if (price.kind === "flat") {
    return [
      ["cach", "co-dinh"],
      ["moi", price.per],
      ...rows("bac", [price.amount], (amount) => [["tu", "1"], ...moneyFields(amount)]),
      ["tran.nguon", "so"],
      ["tran.tien", ""],
    ];
  }
  const cap =
    price.cap === null
      ? ([
          ["nguon", "so"],
          ["tien", ""],
        ] as const)
      : moneyFields(price.cap);
  return [
    ["cach", price.reading],
    ["luong", price.quantity],
    ["nhan", price.times ?? ""],
    ...rows("bac", price.steps, ({ from, amount }) => [["tu", String(from)], ...moneyFields(amount)]),
    ...under("tran", cap),
  ];
}

function moneyFields(money: Money): Fields {
  if (typeof money === "number")
    return [
      ["nguon", "so"],
      ["tien", String(money)],
    ];
  if ("table" in money)
    return [
      ["nguon", "tinh"],
      ["tien", money.table],
    ];
  return [
    ["nguon", "chua-ro"],
    ["tien", money.unknown],
  ];
}

/** One row for each value: of one question any, of several questions all. */
function conditions(when: readonly Condition[]): Fields {
  const pairs = when.flatMap(({ attribute, in: values }) => values.map((value) => `${attribute}=${value}`));
  return rows("dk", pairs, (pair) => [["la", pair]]);
}

function marks(codes: readonly string[]): Fields {
  return codes.map((code) => [`khoan.${code}`, "yes"]);
}

function rows<Of>(list: string, all: readonly Of[], fields: (one: Of) => Fields): Fields {
  return [[`${list}.so`, String(all.length)], ...all.flatMap((one, at) => under(`${list}.${at}`, fields(one)))];
}

function under(prefix: string, fields: Fields): Fields {
  return fields.map(([name, value]) => [`${prefix}.${name}`, value]);
}

function dayText(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day}/${month}/${year}`;
}
