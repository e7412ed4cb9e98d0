import { formatDate, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { AssessedLine, Assessment, Collecting, MissingFact } from "./assessment.ts";
import type { FeeFacts } from "./fee-facts.ts";
import {
  attributeOf,
  isWithin,
  type Condition,
  type Exemption,
  type FeeItem,
  type FeeKind,
  type FeeRule,
  type Reduction,
} from "./fee-rule.ts";
import { priceOf, type Pricing } from "./price.ts";
import type { Given } from "./resolve-money.ts";
import { afterReduction } from "./round-amount.ts";

/**
 * What a dossier has to pay under a rule on a day, line by line in whole đồng, with the reasons as sentences made from
 * the rule; or what must first be asked or confirmed (Luật Phí và lệ phí 2015, Điều 8-10). The same facts, the same answer.
 */
export function assess(rule: FeeRule, facts: FeeFacts, given: Given): Assessment {
  const pricing = { rule, facts, given };
  const items = rule.items.map((item) => assessItem(item, pricing));
  const charged = items.flatMap((one) => (one.kind === "line" ? [one] : []));
  const lines = charged.map(({ line }) => line);
  const gaps = claimGaps(rule, facts);
  const missing = distinct([...items.flatMap((one) => (one.kind === "missing" ? one.missing : [])), ...gaps]);
  const unconfirmed = items.flatMap((one) => (one.kind === "unconfirmed" ? [one.unconfirmed] : []));
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const open = rule.items.filter(
    (_, index) => items[index]?.kind === "missing" || items[index]?.kind === "unconfirmed",
  );
  const openKinds = KINDS.filter((kind) => gaps.length > 0 || open.some((item) => item.kind === kind));
  const isOpen = openKinds.length > 0;
  return {
    lines,
    total,
    collecting: isOpen ? "open" : collectingOf(rule, lines),
    why: [...charged.flatMap(({ why }) => why), ...(isOpen ? [] : closingSentences(lines, total))],
    missing,
    unconfirmed,
    openKinds,
  };
}

const KINDS = ["phi", "le-phi"] as const satisfies readonly FeeKind[];

type Assessed =
  | { readonly kind: "line"; readonly line: AssessedLine; readonly why: readonly string[] }
  | { readonly kind: "missing"; readonly missing: readonly MissingFact[] }
  | { readonly kind: "unconfirmed"; readonly unconfirmed: string }
  | { readonly kind: "not-charged" };

function assessItem(item: FeeItem, pricing: Pricing): Assessed {
  const { rule, given } = pricing;
  const applies = holds(item.when, pricing);
  if (applies.kind !== "known") return applies;
  if (!applies.value) return { kind: "not-charged" };

  for (const row of item.prices) {
    const fits = holds(row.when, pricing);
    if (fits.kind !== "known") return fits;
    if (!fits.value) continue;
    const priced = priceOf(row.price, pricing);
    if (priced.kind === "missing") return priced;
    if (priced.kind === "unconfirmed")
      return { kind: "unconfirmed", unconfirmed: `${item.name}: ${priced.unconfirmed}.` };
    const asked = askedByReduction(item, pricing);
    if (asked.length > 0) return { kind: "missing", missing: asked };
    const chosen = row.when.flatMap((condition) => labelOf(condition, pricing));
    const head = chosen.length === 0 ? item.name : `${item.name} (${chosen.join(", ")})`;
    const [first = "", ...more] = priced.working;
    const less = lessen(item, priced.amount, pricing);
    const basis = item.basis === "" ? rule.basis : item.basis;
    return {
      kind: "line",
      line: { kind: item.kind, code: item.code, name: item.name, before: priced.amount, amount: less.amount },
      why: [`${head}: ${first}`, ...more, ...less.why, ...(basis === "" ? [] : [`Căn cứ: ${basis}.`])],
    };
  }
  if (item.otherwise === "nothing") return { kind: "not-charged" };
  const unconfirmed = `${item.name}: chưa có mức thu cho trường hợp này ngày ${formatDate(given.on)}.`;
  return { kind: "unconfirmed", unconfirmed };
}

/** Dated reduction first (the greatest that fits, alone), then the claimed exemption of what is left. */
function lessen(
  item: FeeItem,
  full: number,
  pricing: Pricing,
): { readonly amount: number; readonly why: readonly string[] } {
  const { rule } = pricing;
  const why: string[] = [];
  let amount = full;
  const reduction = greatestReduction(item, pricing);
  if (reduction !== undefined) {
    const left = afterReduction(amount, reduction.percent, rule.rounding);
    why.push(reductionSentence(reduction, amount, left));
    amount = left;
  }
  const exemption = claimed(item, pricing);
  if (exemption !== undefined) {
    const left = afterReduction(amount, exemption.percent, rule.rounding);
    why.push(exemptionSentence(exemption, pricing.facts.claim?.proof ?? "", { before: amount, left }));
    amount = left;
  }
  return { amount, why };
}

function greatestReduction(item: FeeItem, pricing: Pricing): Reduction | undefined {
  return datedReductions(item, pricing)
    .filter(({ fits }) => fits.kind === "known" && fits.value)
    .map(({ reduction }) => reduction)
    .toSorted((a, b) => b.percent - a.percent)[0];
}

/** What must be asked because a greater reduction than the known one may hold; no full price on a guess. */
function askedByReduction(item: FeeItem, pricing: Pricing): readonly MissingFact[] {
  const known = greatestReduction(item, pricing)?.percent ?? 0;
  return datedReductions(item, pricing).flatMap(({ reduction, fits }) =>
    fits.kind === "missing" && reduction.percent > known ? fits.missing : [],
  );
}

function datedReductions(item: FeeItem, pricing: Pricing) {
  const day = pricing.given.on.toString();
  return pricing.rule.reductions
    .filter((one) => covers(one.items, item) && isWithin(day, one))
    .map((reduction) => ({ reduction, fits: holds(reduction.when, pricing) }));
}

function claimed(item: FeeItem, { rule, facts }: Pricing): Exemption | undefined {
  const { claim } = facts;
  if (claim === null || claim.proof.trim() === "") return undefined;
  return rule.exemptions.find((one) => one.code === claim.code && covers(one.items, item));
}

function covers(codes: readonly string[], { code }: FeeItem): boolean {
  return codes.length === 0 || codes.includes(code);
}

function claimGaps(rule: FeeRule, { claim }: FeeFacts): readonly MissingFact[] {
  if (claim === null) return [];
  const exemption = rule.exemptions.find((one) => one.code === claim.code);
  if (exemption === undefined) {
    return [{ field: "claim", question: "Đối tượng miễn, giảm này không có trong quy tắc: chọn lại đối tượng." }];
  }
  if (claim.proof.trim() !== "") return [];
  return [{ field: "claim", question: `Số, ngày của giấy tờ chứng minh (${exemption.proof})?` }];
}

type Held =
  | { readonly kind: "known"; readonly value: boolean }
  | { readonly kind: "missing"; readonly missing: readonly MissingFact[] };

/** Whether all conditions hold; one that is known not to hold settles it, whatever is still unknown. */
function holds(conditions: readonly Condition[], pricing: Pricing): Held {
  const values = conditions.map((condition) => ({ condition, value: valueOf(condition.attribute, pricing) }));
  if (values.some(({ condition, value }) => value !== undefined && !condition.in.includes(value))) {
    return { kind: "known", value: false };
  }
  const missing = values
    .filter(({ value }) => value === undefined)
    .map(({ condition: { attribute } }) => ({
      field: `choice.${attribute}`,
      question: attributeOf(pricing.rule, attribute)?.question ?? attribute,
    }));
  return missing.length > 0 ? { kind: "missing", missing } : { kind: "known", value: true };
}

function valueOf(attribute: string, { rule, facts }: Pricing): string | undefined {
  if (attribute === "subject") return facts.subject;
  if (attribute === "channel") return facts.channel;
  const known = attributeOf(rule, attribute);
  const value = facts.choices[attribute] ?? known?.preset ?? undefined;
  return known?.choices.some((choice) => choice.value === value) === true ? value : undefined;
}

function labelOf({ attribute }: Condition, pricing: Pricing): readonly string[] {
  const value = valueOf(attribute, pricing);
  const choice = attributeOf(pricing.rule, attribute)?.choices.find((one) => one.value === value);
  return choice === undefined ? [] : [choice.label];
}

function collectingOf(rule: FeeRule, lines: readonly AssessedLine[]): Collecting {
  if (lines.every(({ before }) => before === 0)) return "nothing";
  if (lines.every(({ amount }) => amount === 0)) return "exempt";
  const due = new Set(lines.filter(({ amount }) => amount > 0).map(({ code }) => code));
  return rule.items.some(({ code, collect }) => due.has(code) && collect === "before") ? "before" : "after";
}

function reductionSentence({ percent, from, to, basis }: Reduction, before: number, left: number): string {
  const until = to === null ? "" : ` đến hết ${dayText(to)}`;
  return `Giảm ${percent} % từ ${dayText(from)}${until} (${basis}): ${formatMoney(before)} còn ${formatMoney(left)}.`;
}

function exemptionSentence(
  { name, percent, basis }: Exemption,
  proof: string,
  { before, left }: { readonly before: number; readonly left: number },
): string {
  const how = percent === 100 ? "Miễn" : `Giảm ${percent} %`;
  const change = `${formatMoney(before)} còn ${formatMoney(left)}`;
  return `${how} cho ${name} (giấy tờ: ${proof.trim()}; căn cứ: ${basis}): ${change}.`;
}

function closingSentences(lines: readonly AssessedLine[], total: number): readonly string[] {
  if (lines.length === 0) return ["Trường hợp này không thu phí, lệ phí."];
  if (lines.length === 1) return [];
  return [`Cộng: ${lines.map(({ amount }) => formatMoney(amount)).join(" + ")} = ${formatMoney(total)}.`];
}

function dayText(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}

function distinct(missing: readonly MissingFact[]): readonly MissingFact[] {
  return missing.filter((one, index) => missing.findIndex(({ field }) => field === one.field) === index);
}
