import { formatDate, Temporal } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import {
  attributeOf,
  type Condition,
  type Exemption,
  type FeeItem,
  type FeeRule,
  type Money,
  type Price,
} from "./fee-rule.ts";
import { resolveMoney, type Given } from "./resolve-money.ts";

/** A rule in words for whoever wants to know before coming: its lines, reductions and who is exempt with which paper. */
export type RuleWords = {
  readonly items: readonly { readonly name: string; readonly prices: readonly string[] }[];
  readonly reductions: readonly string[];
  readonly exemptions: readonly string[];
};

/** What a rule asks, as sentences made from the rule. */
export function describeRule(rule: FeeRule, given: Given): RuleWords {
  const money = (value: Money) => moneyWords(value, given);
  return {
    items: rule.items.map((item) => ({ name: itemName(item, rule), prices: pricesOf(item, rule, money) })),
    reductions: rule.reductions.map(({ items, percent, from, to, when, basis }) => {
      const until = to === null ? "" : ` đến hết ${dayWords(to)}`;
      const who = [...names(items, rule), ...conditionWords(when, rule)].join(", ");
      return `Giảm ${percent} %${who === "" ? "" : ` (${who})`} từ ${dayWords(from)}${until}. Căn cứ: ${basis}.`;
    }),
    exemptions: [...Map.groupBy(rule.exemptions, sameTerms).values()].map((group) => exemptionWords(group, rule)),
  };
}

/** Exemptions of the same lines, part and basis are told in one sentence. */
function sameTerms({ items, percent, basis }: Exemption): string {
  return JSON.stringify([items, percent, basis]);
}

function exemptionWords(group: readonly Exemption[], rule: FeeRule): string {
  const [first] = group;
  if (first === undefined) return "";
  const what = names(first.items, rule).join(", ");
  const how = first.percent === 100 ? "Miễn" : `Giảm ${first.percent} %`;
  const who = group.map(({ name, proof }) => `${name} (mang theo ${proof})`).join("; ");
  return `${how}${what === "" ? "" : ` ${what.toLowerCase()}`} cho ${who}. Căn cứ: ${first.basis}.`;
}

/** The same as a flat list, to compare two rules line by line. */
export function ruleLines(rule: FeeRule, given: Given): readonly string[] {
  const { items, reductions, exemptions } = describeRule(rule, given);
  return [
    ...items.flatMap(({ name, prices }) => prices.map((price) => `${name}: ${price}`)),
    ...reductions,
    ...exemptions,
    `Căn cứ: ${rule.basis}`,
  ];
}

function itemName(item: FeeItem, rule: FeeRule): string {
  const only = conditionWords(item.when, rule).join(", ");
  return only === "" ? item.name : `${item.name} (chỉ thu khi: ${only})`;
}

function pricesOf({ prices, otherwise }: FeeItem, rule: FeeRule, money: (value: Money) => string): readonly string[] {
  const rows = prices.map(({ when, price }) => {
    const words = priceWords(price, rule, money);
    const chosen = conditionWords(when, rule).join(", ");
    return chosen === "" ? words : `${chosen}: ${words}`;
  });
  const isOpen =
    otherwise === "confirm" &&
    prices.length > 0 &&
    !coversAll(
      prices.map(({ when }) => when),
      rule,
    );
  return isOpen ? [...rows, "trường hợp khác: cần xác nhận"] : rows;
}

/** Whether somebody is sure to find a price: one holds for all, or they share out the choices of one question. */
function coversAll(rows: readonly (readonly Condition[])[], rule: FeeRule): boolean {
  if (rows.some((when) => when.length === 0)) return true;
  const [first] = rows.flat();
  if (first === undefined || rows.some((when) => when.length > 1 || when[0]?.attribute !== first.attribute))
    return false;
  const named = new Set(rows.flat().flatMap((condition) => condition.in));
  return attributeOf(rule, first.attribute)?.choices.every(({ value }) => named.has(value)) === true;
}

function priceWords(price: Price, rule: FeeRule, money: (value: Money) => string): string {
  if (price.kind === "flat") {
    const words = money(price.amount);
    return price.per === "" || words.endsWith(")") ? words : `${words} mỗi ${price.per}`;
  }
  const noun = nounOf(price.quantity, rule);
  const steps = price.steps.map(({ from, amount }, index) => {
    const next = price.steps[index + 1];
    if (price.steps.length === 1) return `${money(amount)} mỗi ${noun}`;
    const to = next === undefined ? "" : ` đến ${noun} thứ ${formatInteger(next.from - 1)}`;
    const range =
      index === 0 && next
        ? `${formatInteger(next.from - 1)} ${noun} đầu`
        : `từ ${noun} thứ ${formatInteger(from)}${to}`;
    return `${range}: ${money(amount)} mỗi ${noun}`;
  });
  const whole = price.reading === "whole" && steps.length > 1 ? " (tính cả số lượng theo mức đạt được)" : "";
  const per = price.times === null ? "" : ` mỗi ${nounOf(price.times, rule)}`;
  const cap = price.cap === null ? "" : `; tối đa ${money(price.cap)}${per}`;
  return `${steps.join("; ")}${whole}${cap}`;
}

function nounOf(key: string, { quantities }: FeeRule): string {
  return quantities.find((one) => one.key === key)?.noun ?? key;
}

/** Conditions in the words of their choices. */
export function conditionWords(when: readonly Condition[], rule: FeeRule): readonly string[] {
  return when.map(({ attribute, in: values }) => {
    const labels = attributeOf(rule, attribute)?.choices.filter(({ value }) => values.includes(value)) ?? [];
    return labels.map(({ label }) => label).join(" hoặc ");
  });
}

function names(codes: readonly string[], { items }: FeeRule): readonly string[] {
  return codes.flatMap((code) => items.find((item) => item.code === code)?.name ?? []);
}

function moneyWords(value: Money, given: Given): string {
  const resolved = resolveMoney(value, given);
  if (resolved.ok)
    return `${formatMoney(resolved.amount)}${typeof value === "number" ? "" : " theo nghị quyết của tỉnh"}`;
  const isProvincial = typeof value === "object" && "table" in value;
  return isProvincial ? "do HĐND tỉnh quy định (cần xác nhận)" : `cần xác nhận (${unknownWords(value)})`;
}

function unknownWords(value: Money): string {
  return typeof value === "object" && "unknown" in value ? value.unknown : "";
}

function dayWords(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}
