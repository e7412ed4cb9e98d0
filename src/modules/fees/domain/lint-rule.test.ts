import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, flat } from "../testing.ts";
import type { FeeRule } from "./fee-rule.ts";
import { lintFeeRule, mayPublishRule } from "./lint-rule.ts";

const SOUND = aRule({ items: [anItem(flat(50_000))] });

function texts(rule: FeeRule, published: Parameters<typeof lintFeeRule>[1] = []): readonly string[] {
  return lintFeeRule(rule, published).map(({ level, text }) => `${level}: ${text}`);
}

describe("a rule before it is published", () => {
  it("passes when nothing is wrong", () => {
    expect(texts(SOUND)).toEqual([]);
    expect(texts(aRule({ items: [anItem(CERTIFICATION)] }))).toEqual([]);
    expect(texts(aRule())).toEqual([]);
  });

  it.each([
    ["no basis", { basis: " " }, "error: Thiếu căn cứ pháp lý của quy tắc."],
    ["an end before its beginning", { to: "2016-01-01" }, "error: Ngày hết hiệu lực trước ngày bắt đầu."],
    ["a doubt", { doubts: ["mức cũ"] }, "warning: Cần xác nhận: mức cũ"],
    [
      "150 instead of 150.000",
      { items: [anItem(flat(150))] },
      "warning: “Phí thử nghiệm”: 150 đ nhỏ bất thường, có thể thiếu ba số 0.",
    ],
    ["half a đồng", { items: [anItem(flat(0.5))] }, "error: “Phí thử nghiệm”: số tiền là số nguyên đồng, không âm."],
    ["below nothing", { items: [anItem(flat(-1))] }, "error: “Phí thử nghiệm”: số tiền là số nguyên đồng, không âm."],
    [
      "no number",
      { items: [anItem(flat({ unknown: "theo độ dài" }))] },
      "warning: “Phí thử nghiệm”: mức thu cần xác nhận.",
    ],
    ["a line without price", { items: [anItem(flat(1), { prices: [] })] }, "error: “Phí thử nghiệm” chưa có mức thu."],
    [
      "a levy called a fee",
      { items: [anItem(flat(5_000), { name: "Lệ phí cấp thẻ" })] },
      "error: “Lệ phí cấp thẻ” là lệ phí nhưng đang ghi là phí.",
    ],
    [
      "a fee called a levy",
      { items: [anItem(flat(5_000), { kind: "le-phi", name: "Phí thẩm định" })] },
      "error: “Phí thẩm định” là phí nhưng đang ghi là lệ phí.",
    ],
    [
      "both in one line",
      { items: [anItem(flat(5_000), { name: "Phí, lệ phí cấp thẻ" })] },
      "error: “Phí, lệ phí cấp thẻ” gộp phí và lệ phí trong một dòng: tách thành hai khoản.",
    ],
    ["a nameless line", { items: [anItem(flat(5_000), { name: "" })] }, "error: Khoản P1 chưa có tên."],
    ["a code twice", { items: [anItem(flat(5_000)), anItem(flat(6_000))] }, "error: Hai khoản thu cùng mã."],
    [
      "an unknown quantity",
      { quantities: [], items: [anItem({ ...CERTIFICATION, times: null } as typeof CERTIFICATION)] },
      "error: “Phí thử nghiệm” tính theo số lượng “pages” chưa được khai báo.",
    ],
    [
      "an unknown condition",
      { items: [anItem(flat(5_000), { when: [{ attribute: "x", in: ["a"] }] })] },
      "error: Điều kiện “x” chưa được khai báo.",
    ],
    [
      "an unknown choice",
      { items: [anItem(flat(5_000), { when: [{ attribute: "subject", in: ["dog"] }] })] },
      "error: Điều kiện “Chủ hồ sơ là ai?” không có lựa chọn “dog”.",
    ],
  ] satisfies readonly (readonly [string, Partial<FeeRule>, string])[])("names %s", (_name, change, text) => {
    expect(texts({ ...SOUND, ...change })).toContain(text);
  });

  it("wants steps that begin at one and go up", () => {
    const steps = (froms: readonly number[]) =>
      aRule({
        items: [
          anItem({
            kind: "by-quantity",
            quantity: "pages",
            reading: "bands",
            cap: null,
            times: null,
            steps: froms.map((from) => ({ from, amount: 2_000 })),
          }),
        ],
      });
    expect(texts(steps([1, 3]))).toEqual([]);
    for (const wrong of [[2], [1, 1], [1, 5, 3], []]) expect(texts(steps(wrong))).toHaveLength(1);
  });

  it("wants basis, percent and proof of reductions and exemptions", () => {
    const reduction = { items: [], percent: 0, from: "2026-01-01", to: "2025-01-01", when: [], basis: "" };
    const exemption = { code: "e", name: "hộ nghèo", proof: "", items: [], percent: 101, basis: "" };
    expect(texts({ ...SOUND, reductions: [reduction], exemptions: [exemption] })).toHaveLength(6);
  });
});

describe("its period beside the versions there are", () => {
  const first = { number: 1, from: "2017-01-01", to: null };

  it("may begin later and take over", () => {
    expect(texts({ ...SOUND, from: "2026-12-01" }, [first])).toEqual([]);
  });

  it("is warned when it hides a version that begins later", () => {
    expect(texts({ ...SOUND, from: "2026-12-01" }, [first, { number: 2, from: "2027-01-01", to: null }])).toEqual([
      "warning: Trùng thời gian với phiên bản 2 (từ 01/01/2027): phiên bản đó sẽ không còn được dùng trong thời gian này.",
    ]);
  });

  it("is refused when it leaves a gap, and warned when nothing follows it", () => {
    const ended = { number: 1, from: "2017-01-01", to: "2025-12-31" };
    const gap = lintFeeRule({ ...SOUND, from: "2026-02-01" }, [ended]);
    expect(gap.map(({ text }) => text)).toEqual(["Từ 01/01/2026 đến 31/01/2026 không có quy tắc nào: khoảng trống."]);
    expect(mayPublishRule(gap)).toBe(false);
    const open = lintFeeRule({ ...SOUND, from: "2026-01-01", to: "2026-12-31" }, [ended]);
    expect(open).toEqual([{ level: "warning", text: "Sau ngày 31/12/2026 chưa có quy tắc nào." }]);
    expect(mayPublishRule(open)).toBe(true);
  });
});
