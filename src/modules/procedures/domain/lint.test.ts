import { describe, expect, it } from "vitest";
import { aCase, aComponent, aProcedure } from "../testing.ts";
import { lintProcedure, mayPublish, type LintCode } from "./lint.ts";
import type { CaseContent, ProcedureContent } from "./procedure.ts";

const context = { agencyCodes: new Set(["H37.07"]), workflowCodes: new Set(["STANDARD-5"]) };
const lint = (over: Partial<ProcedureContent>) => lintProcedure(aProcedure(over), context);
const lintCase = (over: Partial<CaseContent>) => lint({ cases: [aCase(over)] });

describe("linter of procedure versions", () => {
  it("finds nothing in a complete version", () => {
    expect(lint({})).toEqual([]);
    expect(mayPublish(lint({}))).toBe(true);
  });

  const wholeMutants: readonly [LintCode, Partial<ProcedureContent>, RegExp][] = [
    ["code", { code: "12345", cases: [aCase({ caseCode: "12345.01" })] }, /N\.NNNNNN/],
    ["name", { name: " " }, /tên thủ tục/],
    ["field", { fieldName: "" }, /lĩnh vực/],
    ["agency", { agencyCode: null }, /Chưa xác định cơ quan/],
    ["agency", { agencyCode: "H99" }, /"H99" không có/],
    ["legal-basis", { legalBasis: [] }, /căn cứ pháp lý/],
    ["result", { results: [] }, /kết quả/],
    ["cases", { cases: [] }, /ít nhất một trường hợp/],
    ["case-code", { cases: [aCase(), aCase()] }, /bị trùng/],
  ];
  it.each(wholeMutants)("catches the mutant of %s", (code, over, message) => {
    const findings = lint(over);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.find((finding) => finding.code === code)?.vi).toMatch(message);
    expect(mayPublish(findings)).toBe(false);
  });

  const rule = aCase().rule;
  const caseMutants: readonly [LintCode, Partial<CaseContent>, RegExp][] = [
    ["case-code", { caseCode: "9.000001" }, /hai chữ số/],
    ["case-code", { caseCode: "9.000002.01" }, /9\.000001\.01/],
    ["case-name", { caseName: "" }, /chưa có tên/],
    ["limit", { rule: null, limitText: "Ngay" }, /nguồn ghi: "Ngay"/],
    ["limit", { rule: rule && { ...rule, limit: { value: 0, unit: "working-day" } } }, /số dương/],
    ["limit", { rule: rule && { ...rule, limit: { value: 1.3, unit: "working-day" } } }, /phần tư/],
    ["limit-basis", { rule: rule && { ...rule, legalBasis: "" } }, /căn cứ/],
    ["components", { components: [] }, /thành phần hồ sơ/],
    ["component-name", { components: [aComponent({ name: "" })] }, /thứ 1 chưa có tên/],
    ["component-quantity", { components: [aComponent({ originals: 0 })] }, /không ghi số bản/],
    ["fee", { fees: [{ kind: "phi", amount: 0.5, note: "" }] }, /đồng nguyên/],
    ["supplements", { maxSupplements: 9 }, /từ 0 đến 3/],
    ["workflow", { workflowCode: null }, /Chưa gắn quy trình/],
    ["workflow", { workflowCode: "NOPE" }, /"NOPE"/],
  ];
  it.each(caseMutants)("catches the mutant of a case's %s", (code, over, message) => {
    const findings = lintCase(over);
    const texts = findings.filter((finding) => finding.code === code).map((finding) => finding.vi);
    expect(texts.some((text) => message.test(text))).toBe(true);
    expect(mayPublish(findings)).toBe(false);
  });

  it("notes a paper listed twice, as the national catalogue often does", () => {
    const findings = lintCase({ components: [aComponent(), aComponent({ code: "X" })] });
    expect(findings).toMatchObject([{ code: "component-twice", level: "warning" }]);
  });

  it("lets a fee wait for the provincial council, as a warning", () => {
    const findings = lintCase({ fees: [{ kind: "phi", amount: null, note: "theo HĐND" }] });
    expect(findings).toMatchObject([{ code: "fee", level: "warning" }]);
    expect(findings[0]?.vi).toContain("theo HĐND");
  });

  it("does not ask for papers of an immediate case", () => {
    expect(lintCase({ immediate: true, components: [] })).toEqual([]);
  });

  it("shows doubts as warnings, after the errors, and lets the version be published", () => {
    const findings = lint({ doubts: [{ kind: "agency", caseCode: null, vi: "Ghi theo nhóm" }] });
    expect(findings).toMatchObject([{ code: "doubt", level: "warning" }]);
    expect(mayPublish(findings)).toBe(true);
    const both = lint({ name: "", doubts: [{ kind: "agency", caseCode: null, vi: "Ghi theo nhóm" }] });
    expect(both.map((finding) => finding.level)).toEqual(["error", "warning"]);
  });

  it("names an open value once, not again as a doubt", () => {
    const open = { rule: null, fees: [{ kind: "phi", amount: null, note: "" }], components: [] } as const;
    const doubts = [
      { kind: "limit-in-prose", caseCode: null, vi: "Thời hạn" },
      { kind: "fee-without-value", caseCode: null, vi: "Mức thu" },
      { kind: "components-missing", caseCode: null, vi: "Giấy tờ" },
      { kind: "agency", caseCode: null, vi: "Cơ quan" },
      { kind: "cases-missing", caseCode: null, vi: "Mã trường hợp" },
    ] as const;
    const codes = lint({ agencyCode: null, cases: [aCase(open)], doubts }).map((finding) => finding.code);
    expect(codes.sort()).toEqual(["agency", "components", "doubt", "fee", "limit"]);
  });

  it("takes codes with a local suffix", () => {
    const code = "1.001686.000.00.00.H37";
    expect(lint({ code, cases: [aCase({ caseCode: `${code}.01` })] })).toEqual([]);
  });
});
