import { describe, expect, it } from "vitest";
import { STARTER_CATALOGUE } from "#modules/procedures/index.ts";
import { factsOf, on } from "../testing.ts";
import { assess } from "./assess.ts";
import { catalogueRule } from "./catalogue-rule.ts";
import { lintFeeRule, mayPublishRule } from "./lint-rule.ts";

function ruleWith(fees: Parameters<typeof catalogueRule>[0]["fees"]) {
  return catalogueRule({
    procedureCode: "9.1",
    procedureName: "Thử",
    caseCode: "9.1.01",
    fees,
    legalBasis: "1/2026/TT-BTC",
  });
}

describe("the rule that the catalogue gives", () => {
  it("keeps each published fee as one line of its kind, with what one payment is for", () => {
    const rule = ruleWith([
      { kind: "phi", amount: 800_000, note: "" },
      { kind: "le-phi", amount: 50_000, note: "mỗi thẻ" },
      { kind: "phi", amount: 250_000, note: "mỗi văn bằng (TT 164/2016/TT-BTC)" },
    ]);
    const done = assess(rule, factsOf(), on("2026-11-25"));
    expect(done.total).toBe(1_100_000);
    expect(done.lines.map(({ kind, code }) => `${kind} ${code}`)).toEqual(["phi P1", "le-phi LP2", "phi P3"]);
    expect(done.why).toContain("Lệ phí giải quyết thủ tục: 50.000 đ mỗi thẻ.");
    expect(done.why).toContain("Phí giải quyết thủ tục: 250.000 đ mỗi văn bằng.");
  });

  it("is named after its case where there are several", () => {
    const of = { procedureCode: "9.1", procedureName: "Cấp thẻ", caseCode: "9.1.01", fees: [], legalBasis: "" };
    expect(catalogueRule({ ...of, caseName: "Dưới 14 tuổi" }).title).toBe("Cấp thẻ (dưới 14 tuổi)");
    expect(catalogueRule({ ...of, caseName: "Trường hợp chung" }).title).toBe("Cấp thẻ");
  });

  it("asks for a fee without a number: of the province by its table, else in the words of the source", () => {
    const rule = ruleWith([
      { kind: "le-phi", amount: null, note: "Lệ phí cấp giấy chứng nhận: theo nghị quyết của HĐND tỉnh" },
      { kind: "phi", amount: null, note: "theo độ dài chương trình" },
      { kind: "phi", amount: null, note: "" },
    ]);
    const open = assess(rule, factsOf(), on("2026-11-25"));
    expect(open.unconfirmed).toHaveLength(3);
    expect(open.unconfirmed[0]).toContain("Lệ phí cấp giấy chứng nhận: mức do HĐND tỉnh quy định");
    const row = { table: "9.1.01/LP1", amount: 25_000, resolution: "NQ 8", from: "2020-01-01", to: null };
    expect(assess(rule, factsOf(), on("2026-11-25", [row])).lines).toMatchObject([{ kind: "le-phi", amount: 25_000 }]);
  });

  it("gives for every case of the starter catalogue what the catalogue asks, and passes the linter", () => {
    for (const content of STARTER_CATALOGUE) {
      for (const { caseCode, fees } of content.cases) {
        const rule = catalogueRule({
          procedureCode: content.code,
          procedureName: content.name,
          caseCode,
          fees,
          legalBasis: "x",
        });
        const done = assess(rule, factsOf(), on("2019-01-15"));
        expect(done.total).toBe(fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
        expect(done.unconfirmed).toHaveLength(fees.filter(({ amount }) => amount === null).length);
        expect(mayPublishRule(lintFeeRule(rule, []))).toBe(true);
      }
    }
  });
});
