import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { factsOf, on } from "../../testing.ts";
import { readLandFile } from "../../use-cases/read-land-file.ts";
import { assess } from "../assess.ts";
import { sumOfKind } from "../assessment.ts";
import type { FeeFacts } from "../fee-facts.ts";
import type { FeeRule } from "../fee-rule.ts";
import { lintFeeRule, mayPublishRule } from "../lint-rule.ts";
import type { LandLine, LandRecord } from "./land-record.ts";
import { landRule } from "./land-rule.ts";
import { readType } from "./read-type.ts";

const TODAY = on("2026-11-25");

const RECORD: LandRecord = {
  id: "9.000002",
  name: "Đăng ký thửa đất thử nghiệm",
  legalBasis: "(1) Luật Đất đai\n(2) Nghị quyết 1/2026/NQ-HĐND của Hội đồng nhân dân tỉnh",
  fees: {
    description: "Đơn giá đăng ký và cấp Giấy chứng nhận.",
    details: [
      { type: "Hồ sơ tổ chức (Cấp mới)", service: "Đối với đất", cost: "1.622.000 đồng/giấy" },
      { type: "Hồ sơ cá nhân (Cấp mới)", service: "Đối với đất", cost: "923.000 đồng/giấy" },
      { type: "Hồ sơ cá nhân (Chỉnh lý)", service: "Đối với cả đất và tài sản", cost: "280.000 - 410.000 VNĐ/Hồ sơ" },
      { type: "Phí thẩm định", service: "Hồ sơ xin cấp quyền sử dụng đất để làm nhà ở", cost: "300.000 đồng" },
    ],
    levy: "- Cấp mới giấy chứng nhận: 100.000 đồng/giấy.\n- Chỉnh lý Giấy chứng nhận đã cấp: 25.000 đồng/giấy.",
    exemption: "Miễn nộp phí đối với Hộ nghèo, Người khuyết tật theo Nghị quyết số 23/2024/NQ-HĐND.",
  },
};

describe("a record of a land office", () => {
  const { rule, read, unread } = landRule(RECORD, "2026-11-25");
  const known = (subject: FeeFacts["subject"], choices: Readonly<Record<string, string>>) =>
    assess(rule, factsOf({ subject, choices }), TODAY);

  it("becomes a rule that passes the linter, with phí and lệ phí apart", () => {
    expect([read, unread]).toEqual([4, []]);
    expect(mayPublishRule(lintFeeRule(rule, []))).toBe(true);
    expect(rule.basis).toContain("1/2026/NQ-HĐND");
    const done = known("organisation", { purpose: "none", act: "new", object: "land" });
    expect(done.lines.map(({ kind, amount }) => `${kind} ${amount}`)).toEqual(["phi 1622000", "le-phi 100000"]);
  });

  it("asks which end of a range, and who is appraised", () => {
    const change = { purpose: "none", act: "change", object: "both" };
    expect(known("person", change).missing.map(({ field }) => field)).toEqual(["choice.level"]);
    expect(known("person", { ...change, level: "lowest" }).total).toBe(305_000);
    expect(known("person", { ...change, level: "highest" }).total).toBe(435_000);
    const purpose =
      rule.attributes.find(({ key }) => key === "purpose")?.choices.find(({ value }) => value !== "none")?.value ?? "";
    expect(known("person", { act: "new", object: "land", purpose }).total).toBe(1_323_000);
  });

  it("asks for a combination that has no line", () => {
    const none = known("organisation", { purpose: "none", act: "change", object: "land" });
    expect(none.openKinds).toEqual(["phi"]);
  });

  it("names who is exempt, and doubts what the source does not say", () => {
    expect(rule.exemptions.map(({ code, basis }) => `${code} ${basis}`)).toEqual([
      "poor Nghị quyết số 23/2024/NQ-HĐND",
      "disabled Nghị quyết số 23/2024/NQ-HĐND",
    ]);
    expect(rule.doubts).toContain("Nguồn ghi mức thu là một khung: cần xác định mức cụ thể.");
  });

  it("keeps prose as prose and loses no line that it cannot read", () => {
    const fees = {
      ...RECORD.fees,
      details: [{ type: "Tổ chức", service: "Đối với đất", cost: "theo đơn giá" }],
      levy: "Theo quy định.",
    };
    const odd = landRule({ ...RECORD, fees }, "2026-11-25");
    expect(odd).toMatchObject({ read: 0, unread: [{ cost: "theo đơn giá" }] });
    expect(assess(odd.rule, factsOf(), TODAY).openKinds).toEqual(["le-phi"]);
    const prose = landRule(
      { ...RECORD, fees: { ...RECORD.fees, details: [], description: "Phí thẩm định: 4.000.000 đồng", levy: "" } },
      "2026-11-25",
    );
    expect(assess(prose.rule, factsOf(), TODAY).unconfirmed[0]).toContain("4.000.000 đồng");
  });
});

const FILE = join(import.meta.dirname, "../../../../../../shared/data/fees-land/land_procedures.json");

/* Skipped when ../shared/data/fees-land/land_procedures.json is not here: it is others' work and stays outside. */
describe.skipIf(!existsSync(FILE))("the 216 fee lines of a real land office (skipped when the file is absent)", () => {
  const file = readLandFile(existsSync(FILE) ? readFileSync(FILE, "utf8") : "[]");
  const records = file.ok ? file.value.records : [];

  it("are all there and all read", () => {
    expect(file.ok && file.value.rejected).toEqual([]);
    expect(records).toHaveLength(43);
    const readings = records.map((record) => landRule(record, "2026-01-01"));
    expect(readings.flatMap(({ unread }) => unread)).toEqual([]);
    expect(readings.reduce((sum, { read }) => sum + read, 0)).toBe(216);
    expect(
      readings.filter(({ rule }) => !mayPublishRule(lintFeeRule(rule, []))).map(({ rule }) => lintFeeRule(rule, [])),
    ).toEqual([]);
  });

  it("come back to the đồng, each for its own attributes", () => {
    let found = 0;
    for (const record of records) {
      const { rule } = landRule(record, "2026-01-01");
      for (const line of record.fees.details) {
        for (const figure of figuresOf(line.cost)) {
          const sums = factsFor(rule, line).map((facts) => phiOf(rule, facts, line));
          expect(sums, `${record.id} ${line.type} ${line.service}`).toContain(figure);
        }
        found += 1;
      }
    }
    expect(found).toBe(216);
  });

  it("charge every amount of the lệ phí prose to somebody, and nothing else", () => {
    for (const record of records) {
      const { rule } = landRule(record, "2026-01-01");
      const levies = new Set(everybody(rule).map((facts) => sumOfKind(assess(rule, facts, TODAY), "le-phi")));
      levies.delete(0);
      expect([record.id, [...levies].toSorted()]).toEqual([
        record.id,
        [...new Set(figuresOf(record.fees.levy))].toSorted(),
      ]);
    }
  });
});

/** Figures of a text, read in another way than the importer does. */
function figuresOf(text: string): readonly number[] {
  return text
    .split(/[^\d.]+/u)
    .filter((part) => /^\d{1,3}(\.\d{3})+\.?$/u.test(part))
    .map((part) => Number(part.replaceAll(".", "")));
}

/** What the line charges by itself: only the item that its heading belongs to. */
function phiOf(rule: FeeRule, facts: FeeFacts, line: LandLine): number | undefined {
  const code = line.type.startsWith("Phí thẩm định") ? "P1" : "P2";
  return assess(rule, facts, TODAY).lines.find((one) => one.code === code)?.amount;
}

/** Facts that say of a dossier exactly what the line says, by the labels that an officer would choose. */
function factsFor(rule: FeeRule, line: LandLine): readonly FeeFacts[] {
  const subject = readType(line.type).subject ?? "person";
  const service = line.service.toLowerCase().replace(/^đối với (cả )?/u, "");
  const bracket = /\((.*)\)/u.exec(line.type)?.[1]?.toLowerCase().replaceAll(" - ", ", ") ?? "trường hợp chung";
  return everybody(rule).filter((facts) => {
    const label = (key: string) => labelOf(rule, key, facts);
    const isAppraisal = line.type.startsWith("Phí thẩm định");
    if (facts.subject !== subject) return false;
    return isAppraisal ? label("purpose") === service : label("object") === service && label("act") === bracket;
  });
}

function labelOf(rule: FeeRule, key: string, facts: FeeFacts): string | undefined {
  const attribute = rule.attributes.find((one) => one.key === key);
  return attribute?.choices.find(({ value }) => value === facts.choices[key])?.label.toLowerCase();
}

/** Every combination of answers to the rule's questions, for a person and for an organisation. */
function everybody(rule: FeeRule): readonly FeeFacts[] {
  let answers: readonly Readonly<Record<string, string>>[] = [{}];
  for (const { key, choices } of rule.attributes) {
    answers = answers.flatMap((answer) => choices.map(({ value }) => ({ ...answer, [key]: value })));
  }
  return answers.flatMap((choices) => [factsOf({ choices }), factsOf({ choices, subject: "organisation" })]);
}
