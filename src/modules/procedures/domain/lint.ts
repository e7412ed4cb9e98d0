import type { CaseContent, Doubt, ProcedureContent } from "./procedure.ts";

/** Something that must be right before a version is published. */
export type LintFinding = {
  readonly code: LintCode;
  /** "error" forbids publishing, "warning" asks for a second look. */
  readonly level: "error" | "warning";
  readonly caseCode: string | null;
  readonly vi: string;
  readonly en: string;
};

export type LintCode =
  | "code"
  | "name"
  | "field"
  | "agency"
  | "legal-basis"
  | "result"
  | "cases"
  | "case-code"
  | "case-name"
  | "limit"
  | "limit-basis"
  | "components"
  | "component-name"
  | "component-quantity"
  | "component-twice"
  | "fee"
  | "supplements"
  | "workflow"
  | "doubt";

/** What is known outside the version and checked with it. */
export type LintContext = {
  readonly agencyCodes: ReadonlySet<string>;
  readonly workflowCodes: ReadonlySet<string>;
};

/** Everything that is wrong or missing in a version, errors first; an empty list means that it may be published. */
export function lintProcedure(content: ProcedureContent, context: LintContext): readonly LintFinding[] {
  const findings = [...lintWhole(content, context), ...content.cases.flatMap((one) => lintCase(content, one, context))];
  return [...findings.filter(isError), ...findings.filter((finding) => !isError(finding))];
}

/** Whether a version may be published: nothing forbids it. */
export function mayPublish(findings: readonly LintFinding[]): boolean {
  return !findings.some(isError);
}

function lintWhole(content: ProcedureContent, context: LintContext): readonly LintFinding[] {
  const { agencyCode } = content;
  const codes = content.cases.map((one) => one.caseCode);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [
    ...when(
      !/^\d\.\d{6}(\.[\d.]*H\d{2})?$|^LS-\d+-\d+[a-z]?$/u.test(content.code),
      ["code", null],
      `Mã thủ tục "${content.code}" không đúng dạng N.NNNNNN.`,
      `The code "${content.code}" does not have the form N.NNNNNN.`,
    ),
    ...when(content.name.trim() === "", ["name", null], "Chưa có tên thủ tục.", "The procedure has no name."),
    ...when(content.fieldName.trim() === "", ["field", null], "Chưa ghi lĩnh vực.", "The field is missing."),
    ...when(
      agencyCode === null,
      ["agency", null],
      "Chưa xác định cơ quan giải quyết.",
      "The resolving agency is not known.",
    ),
    ...when(
      agencyCode !== null && !context.agencyCodes.has(agencyCode),
      ["agency", null],
      `Cơ quan có mã "${agencyCode ?? ""}" không có trong danh mục đơn vị.`,
      `No agency has the code "${agencyCode ?? ""}".`,
    ),
    ...when(
      content.legalBasis.length === 0,
      ["legal-basis", null],
      "Chưa ghi căn cứ pháp lý.",
      "The legal basis is missing.",
    ),
    ...when(content.results.length === 0, ["result", null], "Chưa ghi kết quả giải quyết.", "The result is missing."),
    ...when(
      content.cases.length === 0,
      ["cases", null],
      "Phải có ít nhất một trường hợp.",
      "At least one case is needed.",
    ),
    ...[...new Set(twice)].map((code) =>
      error("case-code", code, `Mã trường hợp ${code} bị trùng.`, `The case code ${code} is used twice.`),
    ),
    ...content.doubts
      .filter((doubt) => !saidOtherwise(doubt, content))
      .map((doubt) => warning("doubt", doubt.caseCode, `Cần xác nhận: ${doubt.vi}.`, `To be confirmed: ${doubt.vi}.`)),
  ];
}

function lintCase(content: ProcedureContent, one: CaseContent, context: LintContext): readonly LintFinding[] {
  const at = one.caseCode;
  const { rule, workflowCode } = one;
  return [
    ...when(
      !isCaseOf(content.code, at),
      ["case-code", at],
      `Mã trường hợp "${at}" phải là mã thủ tục thêm hai chữ số, ví dụ ${content.code}.01.`,
      `The case code "${at}" must be the code of the procedure and two digits.`,
    ),
    ...when(one.caseName.trim() === "", ["case-name", at], "Trường hợp chưa có tên.", "The case has no name."),
    ...when(
      rule === null,
      ["limit", at],
      `Thời hạn chưa được xác nhận${one.limitText === "" ? "" : ` (nguồn ghi: "${one.limitText}")`}.`,
      "The time limit is not confirmed.",
    ),
    ...when(
      rule !== null && (!(rule.limit.value > 0) || rule.limit.value * 4 !== Math.round(rule.limit.value * 4)),
      ["limit", at],
      "Thời hạn phải là số dương, chia hết cho một phần tư.",
      "The time limit must be a positive number of quarters.",
    ),
    ...when(
      rule !== null && rule.legalBasis.trim() === "",
      ["limit-basis", at],
      "Thời hạn chưa ghi căn cứ pháp lý.",
      "The time limit has no legal basis.",
    ),
    ...lintComponents(one),
    ...one.fees.flatMap((fee) => [
      ...noted(
        fee.amount === null,
        ["fee", at],
        `Mức thu chưa được xác nhận${fee.note === "" ? "" : ` (nguồn ghi: "${fee.note}")`}.`,
        "A fee is not confirmed.",
      ),
      ...when(
        fee.amount !== null && (!Number.isSafeInteger(fee.amount) || fee.amount < 0),
        ["fee", at],
        "Mức thu phải là số đồng nguyên, không âm.",
        "A fee must be a whole amount of đồng.",
      ),
    ]),
    ...when(
      one.maxSupplements < 0 || one.maxSupplements > 3,
      ["supplements", at],
      "Số lần yêu cầu bổ sung phải từ 0 đến 3.",
      "The number of supplement requests must be 0 to 3.",
    ),
    ...when(workflowCode === null, ["workflow", at], "Chưa gắn quy trình nội bộ.", "No workflow is attached."),
    ...when(
      workflowCode !== null && !context.workflowCodes.has(workflowCode),
      ["workflow", at],
      `Không có quy trình mã "${workflowCode ?? ""}".`,
      `No workflow has the code "${workflowCode ?? ""}".`,
    ),
  ];
}

function lintComponents(one: CaseContent): readonly LintFinding[] {
  const at = one.caseCode;
  const names = one.components.map((component) => component.name.trim().toLowerCase());
  return [
    ...when(
      one.components.length === 0 && !one.immediate,
      ["components", at],
      "Chưa có thành phần hồ sơ.",
      "The case lists no papers.",
    ),
    ...one.components.flatMap((component, index) => [
      ...when(
        component.name.trim() === "",
        ["component-name", at],
        `Giấy tờ thứ ${index + 1} chưa có tên.`,
        `Paper ${index + 1} has no name.`,
      ),
      ...when(
        component.required && component.originals + component.copies === 0,
        ["component-quantity", at],
        `Giấy tờ "${component.name}" bắt buộc nhưng không ghi số bản.`,
        `The paper "${component.name}" is required but has no quantity.`,
      ),
      ...noted(
        names[index] !== "" && names.indexOf(names[index] ?? "") !== index,
        ["component-twice", at],
        `Giấy tờ "${component.name}" ghi hai lần.`,
        `The paper "${component.name}" is listed twice.`,
      ),
    ]),
  ];
}

type Place = readonly [code: LintCode, caseCode: string | null];

function when(wrong: boolean, [code, caseCode]: Place, vi: string, en: string): readonly LintFinding[] {
  return wrong ? [error(code, caseCode, vi, en)] : [];
}

function noted(doubtful: boolean, [code, caseCode]: Place, vi: string, en: string): readonly LintFinding[] {
  return doubtful ? [warning(code, caseCode, vi, en)] : [];
}

function error(code: LintCode, caseCode: string | null, vi: string, en: string): LintFinding {
  return { code, level: "error", caseCode, vi, en };
}

function warning(code: LintCode, caseCode: string | null, vi: string, en: string): LintFinding {
  return { code, level: "warning", caseCode, vi, en };
}

function isError(finding: LintFinding): boolean {
  return finding.level === "error";
}

/** Doubts that another finding already names: an open limit, fee, agency or list of papers. */
function saidOtherwise(doubt: Doubt, content: ProcedureContent): boolean {
  const cases = content.cases.filter((one) => doubt.caseCode === null || one.caseCode === doubt.caseCode);
  if (doubt.kind.startsWith("fee")) return cases.some((one) => one.fees.some((fee) => fee.amount === null));
  if (doubt.kind.startsWith("limit")) return cases.some((one) => one.rule === null);
  if (doubt.kind === "agency") return content.agencyCode === null;
  return doubt.kind === "components-missing" && cases.some((one) => one.components.length === 0);
}

function isCaseOf(code: string, caseCode: string): boolean {
  return caseCode.startsWith(`${code}.`) && /^\d{2}$/u.test(caseCode.slice(code.length + 1));
}
