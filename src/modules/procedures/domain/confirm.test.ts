import { describe, expect, it } from "vitest";
import { aCase, aProcedure } from "../testing.ts";
import { adoptProposed, confirmContent, type CaseConfirmation, type Confirmation } from "./confirm.ts";
import type { ProcedureContent } from "./procedure.ts";

const AT = "9.000001.01";
const unclear = aProcedure({
  agencyCode: null,
  agencyText: "",
  cases: [
    aCase({
      rule: null,
      limitText: "Không quá 10 ngày làm việc",
      proposedLimit: { value: 10, unit: "working-day" },
      fees: [
        { kind: "phi", amount: null, note: "150 đ" },
        { kind: "le-phi", amount: 20_000, note: "" },
      ],
      workflowCode: null,
    }),
  ],
  doubts: [
    { kind: "agency", caseCode: null, vi: "Không ghi cơ quan thực hiện" },
    { kind: "limit-in-prose", caseCode: AT, vi: "Thời hạn ghi bằng lời" },
    { kind: "fee-too-small", caseCode: null, vi: "Mức thu ghi 150 đồng" },
    { kind: "components-of-cases", caseCode: null, vi: "Chưa rõ giấy tờ" },
  ],
});

const said = (over: Partial<CaseConfirmation> = {}): CaseConfirmation => ({
  caseCode: AT,
  limit: { value: 10, unit: "working-day" },
  sameDay: false,
  amounts: [150_000, null],
  workflowCode: "STANDARD-10WD",
  ...over,
});
const confirmation = (over: Partial<Confirmation> = {}): Confirmation => ({
  agency: { code: "H37.07", name: "Sở Xây dựng" },
  cases: [said()],
  settled: [],
  legalBasis: "QĐ 1/2026/QĐ-UBND",
  ...over,
});
const confirmed = (over: Partial<Confirmation> = {}): ProcedureContent => {
  const result = confirmContent(unclear, confirmation(over));
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe("confirming doubtful values", () => {
  it("writes them in with the legal basis and drops the doubts they answer, only those", () => {
    const content = confirmed();
    expect(content).toMatchObject({ agencyCode: "H37.07", agencyText: "Sở Xây dựng" });
    expect(content.cases[0]).toMatchObject({
      rule: { limit: { value: 10, unit: "working-day" }, mode: "end-of-day", legalBasis: "QĐ 1/2026/QĐ-UBND" },
      limitText: "10 ngày làm việc",
      proposedLimit: null,
      workflowCode: "STANDARD-10WD",
    });
    expect(content.cases[0]?.fees.map((fee) => fee.amount)).toEqual([150_000, 20_000]);
    expect(content.doubts.map((doubt) => doubt.vi)).toEqual(["Chưa rõ giấy tờ"]);
  });

  it("keeps what was not said", () => {
    const content = confirmed({ agency: null, cases: [said({ limit: null, amounts: [null, null] })] });
    expect(content.agencyCode).toBeNull();
    expect(content.cases[0]?.rule).toBeNull();
    expect(content.doubts).toHaveLength(4);
  });

  it("settles a doubt that was looked into", () => {
    expect(confirmed({ settled: ["Chưa rõ giấy tờ"] }).doubts).toEqual([]);
  });

  it("makes a same-day rule with the 15:00 condition, and hours keep the clock", () => {
    const sameDay = confirmed({ cases: [said({ sameDay: true, limit: { value: 1, unit: "working-day" } })] });
    expect(sameDay.cases[0]).toMatchObject({
      rule: { sameDay: true, afterHour: "15:00" },
      limitText: "Trong ngày làm việc; nhận sau 15 giờ thì trong ngày làm việc tiếp theo",
    });
    const hours = confirmed({ cases: [said({ limit: { value: 4, unit: "hour" } })] });
    expect(hours.cases[0]?.rule?.mode).toBe("clock");
  });

  it("never changes an amount that the source is clear about", () => {
    const content = confirmed({ cases: [said({ amounts: [150_000, 99] })] });
    expect(content.cases[0]?.fees[1]?.amount).toBe(20_000);
  });

  it.each([
    ["no legal basis", { legalBasis: " " }, { kind: "procedures/no-legal-basis" }],
    [
      "a limit of nothing",
      { cases: [said({ limit: { value: 0, unit: "working-day" } })] },
      { kind: "procedures/bad-limit", caseCode: AT },
    ],
    [
      "a limit in thirds",
      { cases: [said({ limit: { value: 0.3, unit: "working-day" } })] },
      { kind: "procedures/bad-limit", caseCode: AT },
    ],
    [
      "NaN",
      { cases: [said({ limit: { value: Number.NaN, unit: "hour" } })] },
      { kind: "procedures/bad-limit", caseCode: AT },
    ],
    ["a negative fee", { cases: [said({ amounts: [-1] })] }, { kind: "procedures/bad-amount", caseCode: AT }],
    ["a fraction of a đồng", { cases: [said({ amounts: [0.5] })] }, { kind: "procedures/bad-amount", caseCode: AT }],
  ] as const)("refuses %s", (_case, over, error) => {
    expect(confirmContent(unclear, confirmation(over as Partial<Confirmation>))).toEqual({ ok: false, error });
  });

  it("refuses when nothing would change", () => {
    const same = { agency: null, cases: [], settled: [] };
    expect(confirmContent(aProcedure(), confirmation(same))).toMatchObject({ error: { kind: "procedures/no-change" } });
  });
});

describe("taking over the national version", () => {
  const ours = aProcedure({
    keywords: ["làm lại"],
    cases: [aCase({ excludedPeriods: ["niêm yết"], supplementRule: "pause", maxSupplements: 2, workflowCode: "LS-1" })],
  });
  const national = aProcedure({
    name: "Tên mới",
    agencyCode: null,
    agencyText: "Bộ Thí dụ",
    cases: [aCase({ rule: null, limitText: "bằng lời", workflowCode: null, components: [] })],
    doubts: [
      { kind: "limit-in-prose", caseCode: AT, vi: "Thời hạn ghi bằng lời" },
      { kind: "agency", caseCode: null, vi: "Không ghi cơ quan thực hiện" },
      { kind: "components-missing", caseCode: null, vi: "Không ghi thành phần hồ sơ" },
    ],
  });

  it("keeps what only the centre knows", () => {
    const adopted = adoptProposed(ours, national);
    expect(adopted).toMatchObject({
      name: "Tên mới",
      agencyCode: "H37.07",
      agencyText: "Sở Xây dựng",
      keywords: ["làm lại"],
    });
    expect(adopted.cases[0]).toMatchObject({
      rule: { limit: { value: 5 } },
      limitText: "5 ngày làm việc",
      workflowCode: "LS-1",
      excludedPeriods: ["niêm yết"],
      supplementRule: "pause",
      maxSupplements: 2,
    });
    expect(adopted.doubts.map((doubt) => doubt.kind)).toEqual(["components-missing"]);
  });

  it("takes the nation's limit when it is clear", () => {
    const clear = aProcedure({
      cases: [
        aCase({
          rule: { limit: { value: 7, unit: "working-day" }, mode: "end-of-day", legalBasis: "x" },
          limitText: "7 ngày làm việc",
          workflowCode: null,
        }),
      ],
    });
    expect(adoptProposed(ours, clear).cases[0]).toMatchObject({
      rule: { limit: { value: 7 } },
      limitText: "7 ngày làm việc",
      workflowCode: "LS-1",
    });
  });

  it("leaves a new case as the nation has it", () => {
    const two = aProcedure({ cases: [aCase(), aCase({ caseCode: "9.000001.02", workflowCode: null })] });
    expect(adoptProposed(ours, two).cases[1]?.workflowCode).toBeNull();
  });
});
