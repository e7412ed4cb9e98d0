import { Temporal } from "#kernel/time.ts";
import { bareFacts, type FeeFacts } from "./domain/fee-facts.ts";
import { TO_THE_DONG, type FeeItem, type FeeRule, type Price } from "./domain/fee-rule.ts";
import type { Given } from "./domain/resolve-money.ts";

/** A fictional rule: nothing is charged until items are given. */
export function aRule(change: Partial<FeeRule> = {}): FeeRule {
  return {
    procedureCode: "9.000001",
    caseCode: "9.000001.01",
    title: "Cấp giấy phép mở quầy sách lưu động",
    basis: "Thông tư thử nghiệm 1/2026/TT-BTC",
    from: "2017-01-01",
    to: null,
    attributes: [],
    quantities: [
      { key: "pages", noun: "trang", question: "Số trang của một bản?", preset: null, max: 10_000 },
      { key: "copies", noun: "bản", question: "Số bản?", preset: 1, max: 10_000 },
    ],
    items: [],
    reductions: [],
    exemptions: [],
    rounding: TO_THE_DONG,
    doubts: [],
    ...change,
  };
}

/** One line with one price for everybody. */
export function anItem(price: Price, change: Partial<FeeItem> = {}): FeeItem {
  return {
    code: "P1",
    kind: "phi",
    name: "Phí thử nghiệm",
    when: [],
    prices: [{ when: [], price }],
    otherwise: "confirm",
    collect: "after",
    basis: "",
    ...change,
  };
}

export function flat(amount: Extract<Price, { kind: "flat" }>["amount"], per = ""): Price {
  return { kind: "flat", amount, per };
}

/** The certification fee: two pages at 2.000, then 1.000, at most 200.000 a copy, times copies. */
export const CERTIFICATION: Price = {
  kind: "by-quantity",
  quantity: "pages",
  reading: "bands",
  steps: [
    { from: 1, amount: 2_000 },
    { from: 3, amount: 1_000 },
  ],
  cap: 200_000,
  times: "copies",
};

export function factsOf(change: Partial<FeeFacts> = {}): FeeFacts {
  return { ...bareFacts("person", "direct"), ...change };
}

export function on(day: string, provincial: Given["provincial"] = []): Given {
  return { on: Temporal.PlainDate.from(day), provincial };
}
