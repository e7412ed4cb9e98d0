import { describe, expect, it } from "vitest";
import { AGENCIES, DEPARTMENT_CODES } from "#modules/organizations/domain.ts";
import { LANG_SON_2487, limitOfStandardCode } from "#modules/workflows/domain.ts";
import { lintProcedure } from "../domain/lint.ts";
import { STARTER_CATALOGUE } from "./starter-catalogue.ts";

const cases = STARTER_CATALOGUE.flatMap((content) => content.cases.map((one) => ({ content, one })));
const workflowCodes = new Set([
  ...LANG_SON_2487.map((workflow) => workflow.code),
  ...cases.flatMap(({ one }) => one.workflowCode ?? []).filter((code) => limitOfStandardCode(code) !== undefined),
  "IMMEDIATE",
  "ON-THE-SPOT",
]);
const context = { agencyCodes: new Set(AGENCIES.map((agency) => agency.code)), workflowCodes };
const byCode = (code: string) => STARTER_CATALOGUE.find((content) => content.code === code);

describe("starter catalogue", () => {
  it("has at least sixty procedures with distinct codes", () => {
    expect(STARTER_CATALOGUE.length).toBeGreaterThanOrEqual(60);
    expect(new Set(STARTER_CATALOGUE.map((content) => content.code)).size).toBe(STARTER_CATALOGUE.length);
  });

  it("covers all sixteen departments, the land office, the power company and the notary", () => {
    const agencies = new Set(STARTER_CATALOGUE.map((content) => content.agencyCode));
    for (const code of [...DEPARTMENT_CODES, "H37.08.05", "H37.02.01", "H37.91"]) expect(agencies).toContain(code);
  });

  it.each(STARTER_CATALOGUE.map((content) => [content.code, content] as const))(
    "%s may be published",
    (_code, content) => {
      expect(lintProcedure(content, context).filter((one) => one.level === "error")).toEqual([]);
    },
  );

  it("gives each case its limit in words and at most three cases a procedure", () => {
    for (const { content, one } of cases) {
      expect(one.limitText).not.toBe("");
      expect(content.cases.length).toBeLessThanOrEqual(3);
    }
  });

  it("keeps the limits of decision 2487 and gives every one of its workflows a case", () => {
    const used = new Map(cases.map(({ one }) => [one.workflowCode, one.rule?.limit]));
    for (const workflow of LANG_SON_2487) expect(used.get(workflow.code)).toEqual(workflow.total);
  });

  it("gives recognition two cases: 15 days, or 27 with an advisory council", () => {
    expect(byCode("1.014439")?.cases.map((one) => [one.caseName, one.limitText])).toEqual([
      ["Không thành lập hội đồng tư vấn", "15 ngày"],
      ["Thành lập hội đồng tư vấn", "27 ngày"],
    ]);
  });

  it("expresses the land rules of Lạng Sơn", () => {
    const lost = byCode("1.115712")?.cases;
    expect(lost?.[0]).toMatchObject({ rule: { limit: { value: 10, unit: "working-day" } } });
    expect(lost?.[0]?.rule?.additions).toBeUndefined();
    expect(lost?.[0]?.excludedPeriods).toHaveLength(2);
    expect(lost?.[1]?.rule?.additions).toMatchObject([{ limit: { value: 10, unit: "working-day" } }]);
    expect(byCode("1.115708")?.cases[0]?.rule?.limit).toEqual({ value: 15, unit: "calendar-day" });
    expect(byCode("1.115715")?.cases[0]?.rule).toMatchObject({ sameDay: true, afterHour: "15:00" });
  });

  it("keeps the real sample of limits and fees", () => {
    const facts = (code: string) => {
      const one = byCode(code)?.cases[0];
      return [one?.rule?.limit.value, one?.fees.map((fee) => `${fee.kind} ${fee.amount}`)];
    };
    expect(facts("3.000001")).toEqual([7, []]);
    expect(facts("3.000095")).toEqual([5, []]);
    expect(facts("1.013830")).toEqual([5, ["le-phi 100000"]]);
    expect(facts("1.000688")).toEqual([15, ["phi 800000", "le-phi 100000"]]);
    expect(facts("1.012906")).toEqual([10, ["phi 300000"]]);
    expect(facts("2.001194")).toEqual([7, ["le-phi 70000"]]);
    expect(facts("2.001195")).toEqual([7, ["le-phi 50000"]]);
    expect(facts("1.003930")).toEqual([2, ["le-phi 70000"]]);
  });

  it("says what is unsure instead of inventing it", () => {
    expect(byCode("LS-2487-01")?.doubts.map((doubt) => doubt.kind)).toEqual(["code-odd"]);
    expect(byCode("1.115712")?.doubts.some((doubt) => doubt.kind === "fee-without-value")).toBe(true);
    for (const content of STARTER_CATALOGUE) {
      const unknown = content.cases.some((one) => one.fees.some((fee) => fee.amount === null));
      expect(content.doubts.some((doubt) => doubt.kind === "fee-without-value")).toBe(unknown);
    }
  });

  it("resolves notarial certification while the person waits", () => {
    const certify = byCode("2.000815")?.cases[0];
    expect(certify).toMatchObject({ immediate: true, workflowCode: "IMMEDIATE" });
  });
});
