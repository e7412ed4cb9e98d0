import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, flat, on } from "../testing.ts";
import { describeRule, ruleLines } from "./describe-rule.ts";
import type { Price } from "./fee-rule.ts";

const TODAY = on("2026-11-25");

describe("a rule in words", () => {
  it("tells steps, the most, and what is multiplied", () => {
    const [item] = describeRule(aRule({ items: [anItem(CERTIFICATION)] }), TODAY).items;
    expect(item?.prices).toEqual([
      "2 trang đầu: 2.000 đ mỗi trang; từ trang thứ 3: 1.000 đ mỗi trang; tối đa 200.000 đ mỗi bản",
    ]);
  });

  it("tells three tiers and their reading", () => {
    const tiers: Price = {
      kind: "by-quantity",
      quantity: "copies",
      reading: "whole",
      steps: [
        { from: 1, amount: 300_000 },
        { from: 11, amount: 270_000 },
        { from: 50, amount: 240_000 },
      ],
      cap: null,
      times: null,
    };
    expect(ruleLines(aRule({ items: [anItem(tiers)] }), TODAY)[0]).toBe(
      "Phí thử nghiệm: 10 bản đầu: 300.000 đ mỗi bản; từ bản thứ 11 đến bản thứ 49: 270.000 đ mỗi bản; từ bản thứ 50: 240.000 đ mỗi bản (tính cả số lượng theo mức đạt được)",
    );
  });

  it("tells who pays which price, and that the others must ask", () => {
    const prices = [{ when: [{ attribute: "subject", in: ["organisation"] }], price: flat(1_622_000, "giấy") }];
    const when = [{ attribute: "channel", in: ["direct", "postal"] }];
    const { items } = describeRule(aRule({ items: [anItem(flat(0), { prices, when })] }), TODAY);
    expect(items).toEqual([
      {
        name: "Phí thử nghiệm (chỉ thu khi: nộp trực tiếp hoặc nộp qua bưu chính)",
        prices: ["tổ chức: 1.622.000 đ mỗi giấy", "trường hợp khác: cần xác nhận"],
      },
    ]);
  });

  it("tells in one sentence who is exempt from the same", () => {
    const one = (code: string, name: string) => ({
      code,
      name,
      proof: `giấy ${code}`,
      items: [],
      percent: 100,
      basis: "NQ 1",
    });
    const rule = aRule({ items: [anItem(flat(1_000))], exemptions: [one("a", "hộ nghèo"), one("b", "trẻ em")] });
    expect(describeRule(rule, TODAY).exemptions).toEqual([
      "Miễn cho hộ nghèo (mang theo giấy a); trẻ em (mang theo giấy b). Căn cứ: NQ 1.",
    ]);
  });

  it("leaves nobody to ask where the prices share out one question", () => {
    const row = (subject: string) => ({ when: [{ attribute: "subject", in: [subject] }], price: flat(50_000) });
    const of = (subjects: readonly string[]) => {
      const rule = aRule({ items: [anItem(flat(0), { prices: subjects.map(row) })] });
      return describeRule(rule, TODAY).items[0]?.prices.length;
    };
    expect(of(["person", "organisation"])).toBe(2);
    expect(of(["person"])).toBe(2);
    expect(ruleLines(aRule({ items: [anItem(flat(0), { prices: [row("person")] })] }), TODAY)[1]).toContain(
      "trường hợp khác",
    );
  });

  it("tells the amount of the province, or that it must be confirmed", () => {
    const rule = aRule({
      items: [anItem(flat({ table: "t" })), anItem(flat({ unknown: "theo độ dài" }), { code: "P2" })],
    });
    const row = { table: "t", amount: 25_000, resolution: "Nghị quyết 8", from: "2020-01-01", to: null };
    expect(ruleLines(rule, TODAY).slice(0, 2)).toEqual([
      "Phí thử nghiệm: do HĐND tỉnh quy định (cần xác nhận)",
      "Phí thử nghiệm: cần xác nhận (theo độ dài)",
    ]);
    expect(ruleLines(rule, on("2026-11-25", [row]))[0]).toBe("Phí thử nghiệm: 25.000 đ theo nghị quyết của tỉnh");
  });

  it("tells reductions with their days and exemptions with the paper to bring", () => {
    const rule = aRule({
      items: [anItem(flat(800_000))],
      reductions: [
        {
          items: ["P1"],
          percent: 50,
          from: "2025-07-01",
          to: "2026-12-31",
          when: [{ attribute: "channel", in: ["online"] }],
          basis: "Thông tư 64",
        },
        { items: [], percent: 10, from: "2025-07-01", to: null, when: [], basis: "Thông tư 65" },
      ],
      exemptions: [
        {
          code: "poor",
          name: "hộ nghèo",
          proof: "giấy chứng nhận hộ nghèo",
          items: ["P1"],
          percent: 100,
          basis: "Nghị quyết 1",
        },
        { code: "old", name: "người cao tuổi", proof: "thẻ căn cước", items: [], percent: 50, basis: "Nghị quyết 1" },
      ],
    });
    expect(ruleLines(rule, TODAY)).toEqual([
      "Phí thử nghiệm: 800.000 đ",
      "Giảm 50 % (Phí thử nghiệm, nộp trực tuyến) từ 01/07/2025 đến hết 31/12/2026. Căn cứ: Thông tư 64.",
      "Giảm 10 % từ 01/07/2025. Căn cứ: Thông tư 65.",
      "Miễn phí thử nghiệm cho hộ nghèo (mang theo giấy chứng nhận hộ nghèo). Căn cứ: Nghị quyết 1.",
      "Giảm 50 % cho người cao tuổi (mang theo thẻ căn cước). Căn cứ: Nghị quyết 1.",
      "Căn cứ: Thông tư thử nghiệm 1/2026/TT-BTC",
    ]);
  });
});
