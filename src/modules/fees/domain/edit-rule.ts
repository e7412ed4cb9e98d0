import { Temporal } from "#kernel/time.ts";
import { conditionWords } from "./describe-rule.ts";
import type { Exemption, FeeItem, FeeKind, FeeRule, Money, Price, Reduction } from "./fee-rule.ts";

/** A form of a new version exactly as typed, by name of its fields. */
export type TypedRule = Readonly<Record<string, string>>;

export type EditError = { readonly field: string; readonly message: string };

export type ReadRule = { readonly rule: FeeRule; readonly errors: readonly EditError[] };

/** One amount of a rule that the form may change, with words for where it stands. */
export type AmountSlot = { readonly field: string; readonly label: string; readonly money: Money };

/** Every amount of an item, in the order of its prices. */
export function amountSlots(item: FeeItem, at: number, rule: FeeRule): readonly AmountSlot[] {
  return item.prices.flatMap(({ when, price }, row) => {
    const chosen = conditionWords(when, rule).join(", ");
    const field = (slot: string) => `muc.${at}.${row}.${slot}`;
    const label = (what: string) => [chosen, what].filter((part) => part !== "").join(": ") || "mức thu";
    if (price.kind === "flat") {
      return [{ field: field("0"), label: label(price.per === "" ? "" : `mỗi ${price.per}`), money: price.amount }];
    }
    const noun = rule.quantities.find(({ key }) => key === price.quantity)?.noun ?? price.quantity;
    const steps = price.steps.map(({ from, amount }, step) => {
      const words = price.steps.length === 1 ? `mỗi ${noun}` : `mỗi ${noun}, từ ${noun} thứ ${from}`;
      return { field: field(String(step)), label: label(words), money: amount };
    });
    return price.cap === null ? steps : [...steps, { field: field("tran"), label: label("tối đa"), money: price.cap }];
  });
}

/** The form before anything is changed. */
export function typedFrom(rule: FeeRule, from: string): TypedRule {
  const pairs: [string, string][] = [
    ["tu", dayText(from)],
    ["den", rule.to === null || rule.to < from ? "" : dayText(rule.to)],
    ["canCu", rule.basis],
    ["dieuChua", rule.doubts.join("\n")],
    ["lamTron", String(rule.rounding.unit)],
    ["huong", rule.rounding.direction],
  ];
  for (const [at, item] of rule.items.entries()) {
    pairs.push([`ten.${at}`, item.name], [`thu.${at}`, item.collect], [`canCu.${at}`, item.basis]);
    for (const { field, money } of amountSlots(item, at, rule))
      pairs.push([field, typeof money === "number" ? String(money) : ""]);
  }
  for (const [at, one] of rule.reductions.entries()) {
    pairs.push([`giam.${at}.tyLe`, String(one.percent)], [`giam.${at}.canCu`, one.basis]);
    pairs.push([`giam.${at}.tu`, dayText(one.from)], [`giam.${at}.den`, one.to === null ? "" : dayText(one.to)]);
  }
  for (const [at, one] of rule.exemptions.entries()) {
    pairs.push([`mien.${at}.ten`, one.name], [`mien.${at}.giayTo`, one.proof]);
    pairs.push([`mien.${at}.tyLe`, String(one.percent)], [`mien.${at}.canCu`, one.basis]);
  }
  return Object.fromEntries(pairs);
}

/** The next version out of a form over the version it started from; mistakes are named at their fields. */
export function readRule(base: FeeRule, typed: TypedRule): ReadRule {
  const errors: EditError[] = [];
  const fail = (field: string, message: string) => void errors.push({ field, message });
  const text = (field: string) => (typed[field] ?? "").trim();
  const reading: Reading = { text, fail };
  const from = dayIn(reading, "tu") ?? base.from;
  if (text("tu") === "") fail("tu", "Nhập ngày bắt đầu áp dụng.");
  const kept = base.items.flatMap((item, at) => (text(`bo.${at}`) === "" ? [readItem(base, at, reading, item)] : []));
  const unit = Number(text("lamTron"));
  const direction = DIRECTIONS.find((one) => one === text("huong")) ?? base.rounding.direction;
  const rule = {
    ...base,
    from,
    to: dayIn(reading, "den"),
    basis: text("canCu"),
    items: [...kept, ...addedItem(base, reading)],
    reductions: listIn(base.reductions.length + 1, (at) => readReduction(base.reductions[at], at, reading)),
    exemptions: listIn(base.exemptions.length + 1, (at) => readExemption(base.exemptions[at], at, reading)),
    rounding: { unit: UNITS.includes(unit) ? unit : base.rounding.unit, direction },
    doubts: text("dieuChua")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
  return { rule, errors };
}

export const UNITS: readonly number[] = [1, 100, 500, 1_000];
const DIRECTIONS = ["nearest", "down", "up"] as const;

type Reading = {
  readonly text: (field: string) => string;
  readonly fail: (field: string, message: string) => void;
};

function readItem(base: FeeRule, at: number, { text, fail }: Reading, item: FeeItem): FeeItem {
  const amounts = new Map(
    amountSlots(item, at, base).map(({ field, money }) => [
      field,
      moneyIn({ typed: text(field), money, fail: (message) => fail(field, message) }),
    ]),
  );
  const amount = (field: string, before: Money) => amounts.get(field) ?? before;
  const prices = item.prices.map(({ when, price }, row) => {
    const field = (slot: string) => `muc.${at}.${row}.${slot}`;
    const next: Price =
      price.kind === "flat"
        ? { ...price, amount: amount(field("0"), price.amount) }
        : {
            ...price,
            steps: price.steps.map((step, index) => ({ ...step, amount: amount(field(String(index)), step.amount) })),
            cap: price.cap === null ? null : amount(field("tran"), price.cap),
          };
    return { when, price: next };
  });
  const collect = text(`thu.${at}`) === "before" ? "before" : "after";
  return { ...item, name: text(`ten.${at}`), collect, basis: text(`canCu.${at}`), prices };
}

type MoneyField = { readonly typed: string; readonly money: Money; readonly fail: (message: string) => void };

/** Digits only (B-30); a blank keeps what had no figure in the rule, and is a mistake where there was one. */
function moneyIn({ typed, money, fail }: MoneyField): Money {
  if (/^\d{1,12}$/.test(typed)) return Number(typed);
  if (typed === "" && typeof money !== "number") return money;
  fail("Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.");
  return money;
}

function addedItem(base: FeeRule, { text, fail }: Reading): readonly FeeItem[] {
  const name = text("them.ten");
  const amount = text("them.muc");
  if (name === "" && amount === "") return [];
  if (name === "") fail("them.ten", "Ghi tên khoản thu mới.");
  if (!/^\d{1,12}$/.test(amount)) fail("them.muc", "Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.");
  const kind: FeeKind = text("them.loai") === "le-phi" ? "le-phi" : "phi";
  const price: Price = { kind: "flat", amount: Number(/^\d{1,12}$/.exec(amount)?.[0] ?? 0), per: text("them.moi") };
  const prefix = kind === "phi" ? "P" : "LP";
  const taken = new Set(base.items.map(({ code }) => code));
  const number =
    Array.from({ length: 100 }, (_, index) => index + 1).find((one) => !taken.has(`${prefix}${one}`)) ?? 100;
  const item = { code: `${prefix}${number}`, kind, name, when: [], prices: [{ when: [], price }] };
  return [{ ...item, otherwise: "confirm", collect: "after", basis: "" }];
}

/** A line whose percentage was emptied is gone. */
function readReduction(before: Reduction | undefined, at: number, reading: Reading): Reduction | undefined {
  const { text } = reading;
  const field = (name: string) => `giam.${at}.${name}`;
  const percent = percentIn(reading, field("tyLe"));
  if (percent === undefined) return undefined;
  const from = dayIn(reading, field("tu"));
  if (from === null) reading.fail(field("tu"), "Nhập ngày bắt đầu giảm.");
  const rest = { items: before?.items ?? [], when: before?.when ?? [] };
  return { ...rest, percent, from: from ?? "", to: dayIn(reading, field("den")), basis: text(field("canCu")) };
}

function readExemption(before: Exemption | undefined, at: number, reading: Reading): Exemption | undefined {
  const { text } = reading;
  const field = (name: string) => `mien.${at}.${name}`;
  const percent = percentIn(reading, field("tyLe"));
  if (percent === undefined) return undefined;
  const name = text(field("ten"));
  if (name === "") reading.fail(field("ten"), "Ghi tên đối tượng.");
  const code = before?.code ?? `doi-tuong-${at + 1}`;
  return { code, name, proof: text(field("giayTo")), items: before?.items ?? [], percent, basis: text(field("canCu")) };
}

function percentIn({ text, fail }: Reading, field: string): number | undefined {
  const typed = text(field);
  if (typed === "") return undefined;
  if (!/^(?:100|[1-9]\d?)$/.test(typed)) fail(field, "Tỷ lệ là số nguyên từ 1 đến 100.");
  return /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
}

/** `dd/MM/yyyy` as an ISO day; null when nothing stands there. */
export function dayIn({ text, fail }: Reading, field: string): string | null {
  const typed = text(field);
  if (typed === "") return null;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)?.map(Number) ?? [];
  try {
    return Temporal.PlainDate.from(
      { day: day ?? 0, month: month ?? 0, year: year ?? 0 },
      { overflow: "reject" },
    ).toString();
  } catch {
    fail(field, "Ngày viết theo ngày/tháng/năm, ví dụ 01/07/2026.");
    return null;
  }
}

function listIn<T>(length: number, read: (at: number) => T | undefined): readonly T[] {
  return Array.from({ length }, (_, at) => read(at)).flatMap((one) => one ?? []);
}

function dayText(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${day}/${month}/${year}`;
}
