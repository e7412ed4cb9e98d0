import { describe, expect, it } from "vitest";
import { STARTER_CATALOGUE } from "#modules/procedures/index.ts";
import { assess } from "../domain/assess.ts";
import { sumOfKind } from "../domain/assessment.ts";
import { lintFeeRule, mayPublishRule } from "../domain/lint-rule.ts";
import { factsOf, on } from "../testing.ts";
import { starterRules } from "./starter-rules.ts";

const RULES = starterRules();
const ruleOf = (caseCode: string) => {
  const found = RULES.find((rule) => rule.caseCode === caseCode);
  if (found === undefined) throw new Error(`no rule for ${caseCode}`);
  return found;
};

describe("rules of the starter catalogue", () => {
  it("are there for every case with a fee, pass the linter, and say what must be confirmed", () => {
    const cases = STARTER_CATALOGUE.flatMap((content) => content.cases.filter(({ fees }) => fees.length > 0));
    expect(RULES.map(({ caseCode }) => caseCode)).toEqual(cases.map(({ caseCode }) => caseCode));
    for (const rule of RULES) {
      expect(mayPublishRule(lintFeeRule(rule, []))).toBe(true);
      expect(rule.doubts).not.toEqual([]);
    }
  });

  it("ask at the counter what the catalogue asks, before any dated reduction", () => {
    for (const { caseCode, fees } of STARTER_CATALOGUE.flatMap(({ cases }) => cases)) {
      if (fees.length === 0) continue;
      const done = assess(ruleOf(caseCode), factsOf(), on("2019-01-15"));
      for (const kind of ["phi", "le-phi"] as const) {
        const published = fees.filter((fee) => fee.kind === kind).reduce((sum, { amount }) => sum + (amount ?? 0), 0);
        expect([caseCode, kind, sumOfKind(done, kind)]).toEqual([caseCode, kind, published]);
      }
      expect(done.unconfirmed).toHaveLength(fees.filter(({ amount }) => amount === null).length);
      expect(done.missing).toEqual([]);
    }
  });

  it("differ from the catalogue today by the dated reduction alone", () => {
    const changed = STARTER_CATALOGUE.flatMap(({ cases }) => cases).filter(({ caseCode, fees }) => {
      if (fees.length === 0) return false;
      const published = fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
      return assess(ruleOf(caseCode), factsOf(), on("2026-11-25")).total !== published;
    });
    expect(changed.map(({ caseCode }) => caseCode)).toEqual(["1.000688.01"]);
  });

  it.each([
    ["2.000815.01", { pages: 12, copies: 2 }, 28_000],
    ["2.000815.02", { pages: 1_000, copies: 1 }, 200_000],
    ["2.000942.01", { pages: 3, copies: 1 }, 5_000],
    ["2.000635.01", { copies: 3 }, 24_000],
  ])("count pages and copies: %s", (caseCode, quantities, total) => {
    expect(assess(ruleOf(caseCode), factsOf({ quantities }), on("2026-11-25")).total).toBe(total);
  });

  it.each([
    ["1.001456.01", 200_000, 160_000],
    ["3.000347.01", 135_000, 115_000],
  ])("are cheaper online: %s", (caseCode, direct, online) => {
    expect(assess(ruleOf(caseCode), factsOf(), on("2026-11-25")).total).toBe(direct);
    expect(assess(ruleOf(caseCode), factsOf({ channel: "online" }), on("2026-11-25")).total).toBe(online);
  });

  it("free the poor from the levy of an identity card, with the certificate", () => {
    const claim = { code: "poor", proof: "GCN số 12/2026" };
    expect(assess(ruleOf("2.001194.01"), factsOf({ claim }), on("2026-11-25"))).toMatchObject({
      total: 0,
      collecting: "exempt",
    });
  });

  it("take land fees apart for people and organisations from the table of the province", () => {
    const row = (table: string, amount: number) => ({
      table,
      amount,
      resolution: "NQ thử",
      from: "2026-01-01",
      to: null,
    });
    const rows = [
      row("dat-dai/tham-dinh/ca-nhan", 300_000),
      row("dat-dai/tham-dinh/to-chuc", 4_000_000),
      row("dat-dai/cap-giay/ca-nhan", 25_000),
      row("dat-dai/cap-giay/to-chuc", 100_000),
    ];
    const rule = ruleOf("1.115719.01");
    expect(assess(rule, factsOf(), on("2026-11-25", rows)).total).toBe(325_000);
    expect(assess(rule, factsOf({ subject: "organisation" }), on("2026-11-25", rows)).total).toBe(4_100_000);
    expect(assess(rule, factsOf(), on("2026-11-25")).collecting).toBe("open");
  });
});
