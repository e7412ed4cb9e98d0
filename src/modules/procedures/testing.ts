import type { CaseContent, Component, ProcedureContent } from "./domain/procedure.ts";

/** A paper of a made-up procedure. */
export function aComponent(over: Partial<Component> = {}): Component {
  return { code: "TP01", name: "Đơn đề nghị", originals: 1, copies: 0, required: true, ...over };
}

/** A case of a made-up procedure: five working days, one paper, no fee. */
export function aCase(over: Partial<CaseContent> = {}): CaseContent {
  return {
    caseCode: "9.000001.01",
    caseName: "Trường hợp chung",
    rule: { limit: { value: 5, unit: "working-day" }, mode: "end-of-day", legalBasis: "Điều 1 Nghị định thí dụ" },
    limitText: "5 ngày làm việc",
    proposedLimit: null,
    immediate: false,
    components: [aComponent()],
    fees: [],
    supplementRule: "reset",
    maxSupplements: 1,
    excludedPeriods: [],
    workflowCode: "STANDARD-5",
    ...over,
  };
}

/** A made-up procedure that passes the linter. */
export function aProcedure(over: Partial<ProcedureContent> = {}): ProcedureContent {
  return {
    code: "9.000001",
    name: "Cấp giấy thử nghiệm",
    fieldCode: "TN",
    fieldName: "Thử nghiệm",
    agencyCode: "H37.07",
    agencyText: "Sở Xây dựng",
    decisionNo: "1/QĐ-THU",
    legalBasis: [{ code: "1/2026/NĐ-THU", name: "Nghị định thí dụ" }],
    requirements: "",
    steps: [{ name: "Nộp hồ sơ", text: "Nộp tại Trung tâm." }],
    channels: [],
    results: ["Giấy thử nghiệm"],
    subjects: ["Công dân Việt Nam"],
    keywords: [],
    cases: [aCase()],
    doubts: [],
    ...over,
  };
}

/** A record as the national portal serves it, made up. */
export function aWireRecord(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    id: "019d0000-0000-7000-8000-000000000001",
    code: "9.000001",
    name: "Cấp giấy thử nghiệm",
    description: "",
    keywords: "",
    executionSteps: [{ name: "Nộp", description: "Nộp hồ sơ.\nNhận phiếu hẹn." }],
    executionMethods: [
      { submissionMethod: "DIRECT", processingTime: 5, processingTimeUnit: "WORKING_DAY", description: "", fees: [] },
    ],
    executionCases: [{ name: "", profileComponents: [aWireComponent()] }],
    cases: [{ name: "Cấp giấy thử nghiệm", code: "9.000001.01", processingDay: { qty: 5, type: "WORKING_DAY" } }],
    categoriesDetails: [{ code: "TN", name: "Thử nghiệm" }],
    legalBasisesDetails: [{ code: "1/2026/NĐ-THU", name: "Nghị định thí dụ" }],
    resultsDetails: [{ code: "KQ1", name: "Giấy thử nghiệm" }],
    subjectTypesDetails: [{ code: "ĐT1", name: "Công dân Việt Nam" }],
    departmentsExecuting: [{ code: "000.00.CS.008", name: "Sở Xây dựng" }],
    unitGroupsExecuting: [],
    departmentPromulgateCode: "G99",
    departmentPromulgateName: "Bộ Thí dụ",
    procedureProposal: { proposalNumber: "1/QĐ-THU" },
    updatedAt: 1776245290467,
    ...over,
  };
}

/** A paper as the national portal serves it. */
export function aWireComponent(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { code: "TP01", name: "Đơn đề nghị", originalQty: 1, copyQty: 0, required: false, ...over };
}

/** A way of submitting as the national portal serves it. */
export function aWireMethod(over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  const base = { submissionMethod: "DIRECT", processingTime: 5, processingTimeUnit: "WORKING_DAY", description: "" };
  return { ...base, fees: [], ...over };
}
