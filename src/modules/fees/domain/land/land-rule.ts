import {
  TO_THE_DONG,
  type Attribute,
  type Condition,
  type Exemption,
  type FeeItem,
  type FeeRule,
  type PriceRow,
} from "../fee-rule.ts";
import type { LandLine, LandRecord } from "./land-record.ts";
import { readCost } from "./read-cost.ts";
import { readLevy, type LevyRow } from "./read-levy.ts";
import { readService, readType, type Choice } from "./read-type.ts";

/** A record as a rule, how many lines went into it, and the lines that no rule can hold. */
export type LandReading = {
  readonly rule: FeeRule;
  readonly read: number;
  readonly unread: readonly LandLine[];
};

/** The rule that a land office's record describes; what is not said in figures is a doubt, never nothing. */
export function landRule(record: LandRecord, from: string): LandReading {
  const { description, details, exemption } = record.fees;
  const lines = details.map((line) => readLine(line, description));
  const rows = lines.flatMap((line) => line ?? []);
  const unread = details.filter((_, index) => lines[index] === undefined);
  const appraisal = rows.filter((row) => row.of === "appraisal");
  const prices = rows.filter((row) => row.of === "registration");
  const levy = levyItem(record, rows);
  const items = [
    ...phiItem("P1", APPRAISAL, appraisal),
    ...phiItem("P2", nameOfPrices(description), prices),
    ...(details.length === 0 ? proseItem(description) : []),
    ...levy,
  ];
  const exemptions = exemptionsOf(exemption);
  const rule = {
    procedureCode: record.id.trim(),
    caseCode: null,
    title: record.name.trim(),
    basis: basisOf(record.legalBasis),
    from,
    to: null,
    attributes: attributesOf(items, rows),
    quantities: [],
    items,
    reductions: [],
    exemptions,
    rounding: TO_THE_DONG,
    doubts: [
      ...doubtsOf(record, exemptions),
      ...unread.map(({ type, service, cost }) => `Không đọc được mức thu “${cost}” (${type}, ${service}).`),
    ],
  };
  return { rule, read: details.length - unread.length, unread };
}

const APPRAISAL = "Phí thẩm định cấp quyền sử dụng đất";

type Row = PriceRow & { readonly of: "appraisal" | "registration"; readonly labels: Readonly<Record<string, Choice>> };

function readLine(line: LandLine, description: string): readonly Row[] | undefined {
  const cost = readCost(line.cost);
  if (cost === undefined) return undefined;
  const isAppraisal = /^phí thẩm định/iu.test(line.type);
  const { subject, act } = readType(line.type);
  const service = readService(line.service);
  const labels = { [isAppraisal ? "purpose" : "object"]: service, ...(isAppraisal ? {} : { act: act ?? ORDINARY }) };
  const when: Condition[] = Object.entries(labels).map(([attribute, { value }]) => ({ attribute, in: [value] }));
  if (subject !== null) when.push({ attribute: "subject", in: [subject] });
  if (/hình thức nộp trực tiếp/u.test(description)) when.push({ attribute: "channel", in: ["direct", "postal"] });
  const of = isAppraisal ? "appraisal" : "registration";
  const [low, high] = cost.amounts;
  const flat = (amount: number) => ({ kind: "flat", amount, per: cost.per }) as const;
  if (high === undefined) return [{ of, labels, when, price: flat(low) }];
  return LEVELS.map((level, index) => ({
    of,
    labels: { ...labels, level },
    when: [...when, { attribute: "level", in: [level.value] }],
    price: flat(index === 0 ? low : high),
  }));
}

const ORDINARY: Choice = { value: "ordinary", label: "trường hợp chung" };
const LEVELS: readonly Choice[] = [
  { value: "lowest", label: "mức thấp nhất của khung" },
  { value: "highest", label: "mức cao nhất của khung" },
];

function phiItem(code: string, name: string, rows: readonly Row[]): readonly FeeItem[] {
  if (rows.length === 0) return [];
  const prices = rows.map(({ when, price }) => ({ when, price }));
  // Whoever does not ask for the right to use land is not appraised.
  const purposes = rows.flatMap(({ labels }) => labels["purpose"]?.value ?? []);
  const when = purposes.length === 0 ? [] : [{ attribute: "purpose", in: [...new Set(purposes)] }];
  return [{ code, kind: "phi", name, when, prices, otherwise: "confirm", collect: "after", basis: "" }];
}

function proseItem(description: string): readonly FeeItem[] {
  if (!/phí|đơn giá|\d{3} đồng/iu.test(description) || /dự toán bố trí kinh phí/u.test(description)) return [];
  return [openItem("P1", "phi", "Phí giải quyết thủ tục", description)];
}

function openItem(code: string, kind: FeeItem["kind"], name: string, words: string): FeeItem {
  const price = { kind: "flat", amount: { unknown: shorten(words) }, per: "" } as const;
  return {
    code,
    kind,
    name,
    when: [],
    prices: [{ when: [], price }],
    otherwise: "confirm",
    collect: "after",
    basis: "",
  };
}

function levyItem({ fees }: LandRecord, rows: readonly Row[]): readonly FeeItem[] {
  const levy = readLevy(fees.levy);
  if (levy.kind === "none") return [];
  const name = "Lệ phí cấp giấy chứng nhận";
  if (levy.kind === "prose") return [openItem("LP1", "le-phi", name, levy.text)];
  const prices = levy.rows.map((row): PriceRow => {
    const price = { kind: "flat", amount: row.amount, per: row.per } as const;
    return { when: row.when.map((condition) => widened(condition, rows)), price };
  });
  const otherwise = otherwiseOf(levy.rows);
  return [{ code: "LP1", kind: "le-phi", name, when: [], prices, otherwise, collect: "after", basis: "" }];
}

/** "Cấp mới" in the prose of the lệ phí means every act of the lines that issues a new certificate, and so on. */
const MEANT: Readonly<Record<string, RegExp>> = {
  new: /cấp mới|cấp GCN/u,
  change: /chỉnh lý/u,
  both: /đất và tài sản/u,
  land: /đất$/u,
};

function widened(condition: Condition, rows: readonly Row[]): Condition {
  const meant = condition.in.flatMap((value) => {
    const pattern = MEANT[value];
    const named = rows.flatMap(({ labels }) => labels[condition.attribute] ?? []);
    const fitting = named.filter(({ label }) => pattern?.test(label) === true).map((choice) => choice.value);
    return fitting.length > 0 ? fitting : [value];
  });
  return { attribute: condition.attribute, in: [...new Set(meant)] };
}

/** "Only for households in wards" charges nobody else; a plain table that misses a case must be asked about. */
function otherwiseOf(rows: readonly LevyRow[]): FeeItem["otherwise"] {
  return rows.some(({ when }) => when.some(({ attribute }) => attribute === "place")) ? "nothing" : "confirm";
}

const QUESTIONS: Readonly<Record<string, string>> = {
  purpose: "Xin cấp quyền sử dụng đất để làm gì?",
  act: "Cấp mới hay chỉnh lý?",
  object: "Giấy chứng nhận cho đất, tài sản, hay cả hai?",
  level: "Mức thu là một khung: áp dụng mức nào?",
  place: "Thửa đất ở đâu?",
};

const FIXED: Readonly<Record<string, readonly Choice[]>> = {
  purpose: [{ value: "none", label: "không thuộc diện thẩm định" }],
  place: [
    { value: "ward", label: "tại phường" },
    { value: "commune", label: "tại xã, thị trấn" },
  ],
  act: [
    { value: "new", label: "cấp mới" },
    { value: "change", label: "chỉnh lý" },
  ],
  object: [
    { value: "land", label: "đất" },
    { value: "asset", label: "tài sản" },
    { value: "both", label: "đất và tài sản" },
  ],
};

/** A question for each attribute that some price depends on, with the choices that the source names. */
function attributesOf(items: readonly FeeItem[], rows: readonly Row[]): readonly Attribute[] {
  const conditions = items.flatMap(({ when, prices }) => [...when, ...prices.flatMap((price) => price.when)]);
  const used = new Set(conditions.map(({ attribute }) => attribute));
  return Object.entries(QUESTIONS).flatMap(([key, question]) => {
    if (!used.has(key)) return [];
    const named = rows.flatMap(({ labels }) => labels[key] ?? []);
    const values = new Set(conditions.filter(({ attribute }) => attribute === key).flatMap((one) => one.in));
    const known = (FIXED[key] ?? []).filter(({ value }) => key === "purpose" || key === "place" || values.has(value));
    const choices = [...new Map([...known, ...named].map((choice) => [choice.value, choice])).values()];
    return [{ key, question, choices, preset: choices.length === 1 ? (choices[0]?.value ?? null) : null }];
  });
}

function nameOfPrices(description: string): string {
  return /giao dịch bảo đảm/u.test(description)
    ? "Phí đăng ký giao dịch bảo đảm"
    : "Phí đăng ký, cấp giấy chứng nhận (đơn giá)";
}

const CLASSES: readonly (readonly [code: string, name: string, proof: string, pattern: RegExp])[] = [
  ["poor", "hộ nghèo, hộ cận nghèo", "giấy chứng nhận hộ nghèo, hộ cận nghèo", /hộ nghèo/iu],
  ["elderly", "người cao tuổi", "thẻ căn cước", /người cao tuổi/iu],
  ["disabled", "người khuyết tật", "giấy xác nhận khuyết tật", /người khuyết tật/iu],
  ["merit", "người có công với cách mạng", "giấy tờ xác nhận người có công", /người có công/iu],
  [
    "state-fault",
    "trường hợp do lỗi của cơ quan nhà nước",
    "văn bản xác định sai sót do cơ quan nhà nước",
    /(?:lỗi|nguyên nhân) (?:của|do) cơ quan/iu,
  ],
];

function exemptionsOf(text: string): readonly Exemption[] {
  const basis = /Nghị quyết số [^\s,;]+/u.exec(text)?.[0] ?? "quy định của thủ tục";
  return CLASSES.filter(([, , , pattern]) => pattern.test(text)).map(([code, name, proof]) => ({
    code,
    name,
    proof,
    items: [],
    percent: 100,
    basis: basis.replace(/\.$/u, ""),
  }));
}

/** The acts that speak of money; the whole list of a land procedure says nothing about who set the price. */
function basisOf(text: string): string {
  const acts = text.split("\n").map((line) => line.replace(/^\(\d+\) */u, "").trim());
  const ofMoney = acts.filter((act) => /Hội đồng nhân dân|HĐND|đơn giá|lệ phí/iu.test(act));
  return shorten(ofMoney.join("; ") || acts[0] || "văn bản công bố thủ tục");
}

function doubtsOf({ fees, legalBasis }: LandRecord, exemptions: readonly Exemption[]): readonly string[] {
  const doubts: string[] = [
    "Mức thu nhập từ tệp của cơ quan đất đai: đối chiếu nghị quyết của HĐND tỉnh trước khi dùng.",
  ];
  const note = /Ghi chú:.*|.*\d{3} đồng.*/su.exec(fees.description)?.[0];
  if (note !== undefined) doubts.push(`Nguồn ghi thêm: ${shorten(note)}`);
  if (fees.exemption !== "" && exemptions.length === 0)
    doubts.push(`Miễn, giảm ghi bằng lời: ${shorten(fees.exemption)}`);
  if (/trực tuyến/u.test(fees.exemption))
    doubts.push("Mức nộp trực tuyến thấp hơn mức trực tiếp nhưng nguồn không ghi số.");
  if (exemptions.length > 0) doubts.push("Giấy tờ chứng minh đối tượng miễn, giảm: nguồn không ghi.");
  if (/giấy chứng nhận thứ hai/u.test(fees.exemption)) doubts.push(`Nguồn ghi thêm: ${shorten(fees.exemption)}`);
  if (fees.details.some(({ cost }) => (readCost(cost)?.amounts.length ?? 1) > 1))
    doubts.push("Nguồn ghi mức thu là một khung: cần xác định mức cụ thể.");
  if (!/Hội đồng nhân dân|HĐND|đơn giá|lệ phí/iu.test(legalBasis))
    doubts.push("Nguồn không nêu văn bản quy định mức thu.");
  return doubts;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  return line.length <= 300 ? line : `${line.slice(0, 297)}…`;
}
