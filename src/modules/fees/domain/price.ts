import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import type { MissingFact } from "./assessment.ts";
import type { FeeFacts } from "./fee-facts.ts";
import type { FeeRule, Price, Quantity } from "./fee-rule.ts";
import { resolveMoney, type Given } from "./resolve-money.ts";

export type Priced =
  | { readonly kind: "amount"; readonly amount: number; readonly working: readonly string[] }
  | { readonly kind: "missing"; readonly missing: readonly MissingFact[] }
  | { readonly kind: "unconfirmed"; readonly unconfirmed: string };

export type Pricing = { readonly rule: FeeRule; readonly facts: FeeFacts; readonly given: Given };

/** What a price comes to for the facts, with its working as sentences. */
export function priceOf(price: Price, pricing: Pricing): Priced {
  if (price.kind === "by-quantity") return byQuantity(price, pricing);
  const money = resolveMoney(price.amount, pricing.given);
  if (!money.ok) return { kind: "unconfirmed", unconfirmed: money.unconfirmed };
  const per = price.per === "" ? "" : ` mỗi ${price.per}`;
  return {
    kind: "amount",
    amount: money.amount,
    working: [`${formatMoney(money.amount)}${per}.`, ...said(money.source)],
  };
}

/** The largest amount that a form of money takes (twelve digits); beyond it a count was mistyped. */
const MOST = 999_999_999_999;
const TOO_LARGE: Priced = {
  kind: "unconfirmed",
  unconfirmed: `số tiền tính ra lớn hơn ${formatMoney(MOST)}, kiểm tra lại số lượng`,
};

type ByQuantity = Extract<Price, { kind: "by-quantity" }>;
type Counted = { readonly quantity: Quantity; readonly count: number };
type Fixed = { readonly from: number; readonly amount: number };

function byQuantity(price: ByQuantity, pricing: Pricing): Priced {
  const wanted = [price.quantity, ...(price.times === null ? [] : [price.times])];
  const counts = wanted.map((key) => countOf(key, pricing));
  const missing = counts.flatMap((one) => ("field" in one ? [one] : []));
  const [pieces, copies] = counts.flatMap((one) => ("field" in one ? [] : [one]));
  if (missing.length > 0 || pieces === undefined) return { kind: "missing", missing };

  const steps: Fixed[] = [];
  const sources: string[] = [];
  for (const step of price.steps) {
    const money = resolveMoney(step.amount, pricing.given);
    if (!money.ok) return { kind: "unconfirmed", unconfirmed: money.unconfirmed };
    steps.push({ from: step.from, amount: money.amount });
    sources.push(...said(money.source));
  }
  const cap = price.cap === null ? undefined : resolveMoney(price.cap, pricing.given);
  if (cap !== undefined && !cap.ok) return { kind: "unconfirmed", unconfirmed: cap.unconfirmed };

  const parts = price.reading === "whole" ? wholeParts(steps, pieces) : bandParts(steps, pieces);
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  if (sum > MOST) return TOO_LARGE;
  const working = [`${parts.map(({ text }) => text).join(" + ")} = ${formatMoney(sum)}.`, ...sources];
  const isCapped = cap !== undefined && sum > cap.amount;
  const each = isCapped ? cap.amount : sum;
  const perSet = copies === undefined ? "" : ` mỗi ${copies.quantity.noun}`;
  if (isCapped) working.push(`Vượt mức tối đa ${formatMoney(cap.amount)}${perSet}, tính ${formatMoney(each)}.`);
  if (copies === undefined) return { kind: "amount", amount: each, working };
  const amount = each * copies.count;
  if (amount > MOST) return TOO_LARGE;
  working.push(
    `${formatMoney(each)} × ${formatInteger(copies.count)} ${copies.quantity.noun} = ${formatMoney(amount)}.`,
  );
  return { kind: "amount", amount, working };
}

function countOf(key: string, { rule, facts }: Pricing): Counted | MissingFact {
  const quantity = rule.quantities.find((one) => one.key === key);
  if (quantity === undefined) throw new Error(`rule of ${rule.procedureCode} counts ${key}, which it does not define`);
  const count = facts.quantities[key] ?? quantity.preset;
  const isSound = count !== null && Number.isSafeInteger(count) && count >= 1 && count <= quantity.max;
  return isSound ? { quantity, count } : { field: `quantity.${key}`, question: quantity.question };
}

type Part = { readonly amount: number; readonly text: string };

/** Each piece at the price of its own step. */
function bandParts(steps: readonly Fixed[], { quantity: { noun }, count }: Counted): readonly Part[] {
  return steps.flatMap((step, index) => {
    const last = (steps[index + 1]?.from ?? Number.POSITIVE_INFINITY) - 1;
    const pieces = Math.min(count, last) - step.from + 1;
    if (pieces <= 0) return [];
    const place =
      steps.length === 1 || count < (steps[1]?.from ?? 0) ? "" : index === 0 ? " đầu" : ` từ ${noun} thứ ${step.from}`;
    return [
      { amount: pieces * step.amount, text: `${formatInteger(pieces)} ${noun}${place} × ${formatMoney(step.amount)}` },
    ];
  });
}

/** All pieces at the price of the step that the last piece reaches. */
function wholeParts(steps: readonly Fixed[], { quantity: { noun }, count }: Counted): readonly Part[] {
  const step = steps.findLast(({ from }) => from <= count);
  if (step === undefined) return [];
  const level = step.from > 1 ? ` (mức từ ${formatInteger(step.from)} ${noun})` : "";
  return [
    { amount: count * step.amount, text: `${formatInteger(count)} ${noun}${level} × ${formatMoney(step.amount)}` },
  ];
}

function said(sentence: string): readonly string[] {
  return sentence === "" ? [] : [sentence];
}
