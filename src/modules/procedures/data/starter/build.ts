import { standardCode } from "#modules/workflows/domain.ts";
import { formatLimit, formatRule, type CaseRule, type Limit } from "../../domain/limit.ts";
import type { CaseContent, Component, Doubt, Fee, ProcedureContent, SupplementRule } from "../../domain/procedure.ts";

/*
 * The starter catalogue is written by hand in a short notation: facts (codes, names, limits, fees, numbers of acts)
 * are public, names of papers are ours. A limit that the law gives in prose is expressed as a rule here.
 */

export const wd = (value: number): Limit => ({ value, unit: "working-day" });
export const days = (value: number): Limit => ({ value, unit: "calendar-day" });
export const phi = (amount: number | null, note = ""): Fee => ({ kind: "phi", amount, note });
export const lePhi = (amount: number | null, note = ""): Fee => ({ kind: "le-phi", amount, note });

export type CaseDraft = {
  readonly name?: string;
  readonly limit: Limit;
  readonly papers: readonly string[];
  readonly fees?: readonly Fee[];
  readonly rule?: Partial<CaseRule>;
  readonly immediate?: boolean;
  readonly supplementRule?: SupplementRule;
  readonly excludedPeriods?: readonly string[];
  readonly workflowCode?: string;
};

export type ProcedureDraft = {
  readonly code: string;
  readonly name: string;
  readonly field: readonly [code: string, name: string];
  readonly agency: readonly [code: string, name: string];
  readonly result: string;
  readonly law: readonly string[];
  readonly cases: readonly CaseDraft[];
  readonly keywords?: readonly string[];
  readonly subjects?: readonly string[];
  readonly requirements?: string;
  readonly decisionNo?: string;
  readonly doubts?: readonly Doubt[];
};

/** A procedure of the starter catalogue from its short notation. */
export function procedure(draft: ProcedureDraft): ProcedureContent {
  const cases = draft.cases.map((one, index) => caseOf(draft, one, index + 1));
  return {
    code: draft.code,
    name: draft.name,
    fieldCode: draft.field[0],
    fieldName: draft.field[1],
    agencyCode: draft.agency[0],
    agencyText: draft.agency[1],
    decisionNo: draft.decisionNo ?? "",
    legalBasis: draft.law.map((code) => ({ code, name: "" })),
    requirements: draft.requirements ?? "",
    steps: STEPS,
    channels: (["direct", "online", "postal"] as const).map((channel) => ({
      channel,
      limit: cases.length === 1 ? (cases[0]?.rule?.limit ?? null) : null,
      limitText: cases
        .map((one) => (cases.length === 1 ? one.limitText : `${one.caseName}: ${one.limitText}`))
        .join("; "),
      fees: cases[0]?.fees ?? [],
    })),
    results: [draft.result],
    subjects: draft.subjects ?? ["Công dân Việt Nam", "Tổ chức"],
    keywords: draft.keywords ?? [],
    cases,
    doubts: [...(draft.doubts ?? []), ...cases.flatMap(feeDoubts)],
  };
}

/** A doubt about the whole procedure. */
export function doubt(kind: Doubt["kind"], vi: string): Doubt {
  return { kind, caseCode: null, vi };
}

const STEPS = [
  { name: "Nộp hồ sơ", text: "Nộp tại quầy của Trung tâm, qua bưu chính công ích hoặc trực tuyến." },
  {
    name: "Tiếp nhận",
    text: "Quầy kiểm tra giấy tờ; đủ thì cấp giấy tiếp nhận và hẹn ngày trả, thiếu thì hướng dẫn một lần.",
  },
  { name: "Giải quyết", text: "Cơ quan có thẩm quyền thẩm định, ký kết quả; trường hợp từ chối có văn bản nêu lý do." },
  { name: "Trả kết quả", text: "Nhận tại quầy trả kết quả, qua bưu chính hoặc bản điện tử." },
] as const;

function caseOf(draft: ProcedureDraft, one: CaseDraft, ordinal: number): CaseContent {
  const rule: CaseRule = {
    limit: one.limit,
    mode: one.limit.unit === "hour" ? "clock" : "end-of-day",
    legalBasis: draft.law[0] ?? "",
    ...one.rule,
  };
  return {
    caseCode: `${draft.code}.${String(ordinal).padStart(2, "0")}`,
    caseName: one.name ?? "Trường hợp chung",
    rule,
    limitText: one.rule === undefined ? formatLimit(one.limit) : formatRule(rule),
    proposedLimit: null,
    immediate: one.immediate ?? false,
    components: one.papers.map(paper),
    fees: one.fees ?? [],
    supplementRule: one.supplementRule ?? "reset",
    maxSupplements: 1,
    excludedPeriods: one.excludedPeriods ?? [],
    workflowCode: one.workflowCode ?? workflowOf(one),
  };
}

function workflowOf(one: CaseDraft): string {
  if (one.immediate === true) return "IMMEDIATE";
  if (one.rule?.sameDay === true) return "ON-THE-SPOT";
  return standardCode(one.limit);
}

/** `Tên | sao 2, nếu có`: after the bar the number of originals (1 when not said) or copies, and whether optional. */
function paper(text: string, index: number): Component {
  const [name = "", marks = ""] = text.split(" | ");
  const copies = /sao (\d+)|sao/u.exec(marks);
  const originals = /^\d+/u.exec(marks);
  return {
    code: `TP${String(index + 1).padStart(2, "0")}`,
    name,
    originals: originals !== null ? Number(originals[0]) : copies === null ? 1 : 0,
    copies: copies === null ? 0 : Number(copies[1] ?? 1),
    required: !marks.includes("nếu có"),
  };
}

function feeDoubts(one: CaseContent): readonly Doubt[] {
  return one.fees
    .filter((fee) => fee.amount === null)
    .map((fee) => ({ kind: "fee-without-value", caseCode: one.caseCode, vi: `Mức thu chưa có số: ${fee.note}` }));
}
