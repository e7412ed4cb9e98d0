import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, factsOf, flat, on } from "../testing.ts";
import { isComplete, payableLines, sumOfKind } from "./assessment.ts";
import { assess } from "./assess.ts";
import type { FeeRule, Price } from "./fee-rule.ts";

const TODAY = on("2026-11-25");

function tiers(reading: "bands" | "whole"): FeeRule {
  const price: Price = {
    kind: "by-quantity",
    quantity: "works",
    reading,
    steps: [
      { from: 1, amount: 300_000 },
      { from: 11, amount: 270_000 },
      { from: 50, amount: 240_000 },
    ],
    cap: null,
    times: null,
  };
  const works = { key: "works", noun: "tác phẩm", question: "Số tác phẩm?", preset: null, max: 100_000 };
  return aRule({ quantities: [works], items: [anItem(price)] });
}

const LAWYER = aRule({
  items: [
    anItem(flat(800_000, "hồ sơ"), { code: "P1", name: "Phí thẩm định điều kiện hành nghề luật sư" }),
    anItem(flat(100_000, "chứng chỉ"), { code: "LP1", kind: "le-phi", name: "Lệ phí cấp chứng chỉ hành nghề" }),
  ],
  reductions: [
    { items: ["P1"], percent: 50, from: "2025-07-01", to: "2026-12-31", when: [], basis: "Thông tư 64/2025/TT-BTC" },
  ],
});

const CLINIC = aRule({
  attributes: [
    {
      key: "scope",
      question: "Loại cơ sở?",
      preset: null,
      choices: [
        { value: "a", label: "loại A" },
        { value: "b", label: "loại B" },
        { value: "c", label: "loại C" },
      ],
    },
  ],
  items: [
    anItem(flat(0), {
      prices: [
        { when: [{ attribute: "scope", in: ["a"] }], price: flat(500_000) },
        { when: [{ attribute: "scope", in: ["b"] }], price: flat(5_000_000) },
        { when: [{ attribute: "scope", in: ["c"] }], price: flat(7_500_000) },
      ],
    }),
  ],
});

describe("the handbook's examples (§5.2)", () => {
  it.each([
    ["card again, 2.001194", aRule({ items: [anItem(flat(70_000, "thẻ"), { kind: "le-phi" })] }), {}, 70_000],
    ["card changed, 2.001195", aRule({ items: [anItem(flat(50_000, "thẻ"), { kind: "le-phi" })] }), {}, 50_000],
    ["one page, 2.000815", certification(), { pages: 1 }, 2_000],
    ["two pages", certification(), { pages: 2 }, 4_000],
    ["three pages", certification(), { pages: 3 }, 5_000],
    ["198 pages: just the most", certification(), { pages: 198 }, 200_000],
    ["199 pages: held by the most", certification(), { pages: 199 }, 200_000],
    ["three copies of five pages", certification(), { pages: 5, copies: 3 }, 21_000],
    ["three copies of 500 pages: the most for each", certification(), { pages: 500, copies: 3 }, 600_000],
    ["five extracts, 2.000635", perCopy(8_000), { copies: 5 }, 40_000],
    ["ten works, 2.001496", tiers("bands"), { works: 10 }, 3_000_000],
    ["eleven works", tiers("bands"), { works: 11 }, 3_270_000],
    ["49 works", tiers("bands"), { works: 49 }, 13_530_000],
    ["50 works", tiers("bands"), { works: 50 }, 13_770_000],
    ["the other reading, 49 works", tiers("whole"), { works: 49 }, 13_230_000],
    ["the other reading, 50 works", tiers("whole"), { works: 50 }, 12_000_000],
  ])("%s", (_name, rule, quantities, total) => {
    const done = assess(rule, factsOf({ quantities }), TODAY);
    expect(done).toMatchObject({ total, missing: [], unconfirmed: [] });
  });

  it.each([
    ["a", 500_000],
    ["b", 5_000_000],
    ["c", 7_500_000],
  ])("chooses by case, 1.014266: %s", (scope, total) => {
    expect(assess(CLINIC, factsOf({ choices: { scope } }), TODAY).total).toBe(total);
  });

  it.each([
    ["2025-06-30", 900_000],
    ["2025-07-01", 500_000],
    ["2026-12-31", 500_000],
    ["2027-01-01", 900_000],
  ])("halves the phí of 1.000688 on %s, never the lệ phí", (day, total) => {
    const done = assess(LAWYER, factsOf(), on(day));
    expect(done.total).toBe(total);
    expect(sumOfKind(done, "le-phi")).toBe(100_000);
  });
});

function certification(): FeeRule {
  return aRule({ items: [anItem(CERTIFICATION, { name: "Phí chứng thực bản sao" })] });
}

function perCopy(amount: number): FeeRule {
  const price: Price = {
    kind: "by-quantity",
    quantity: "copies",
    reading: "bands",
    steps: [{ from: 1, amount }],
    cap: null,
    times: null,
  };
  return aRule({ items: [anItem(price)] });
}

describe("why this amount", () => {
  it("tells the working of pages, the most and copies", () => {
    const { why } = assess(certification(), factsOf({ quantities: { pages: 500, copies: 3 } }), TODAY);
    expect(why).toEqual([
      "Phí chứng thực bản sao: 2 trang đầu × 2.000 đ + 498 trang từ trang thứ 3 × 1.000 đ = 502.000 đ.",
      "Vượt mức tối đa 200.000 đ mỗi bản, tính 200.000 đ.",
      "200.000 đ × 3 bản = 600.000 đ.",
      "Căn cứ: Thông tư thử nghiệm 1/2026/TT-BTC.",
    ]);
  });

  it("tells reduction with its days and its basis, and the sum of two lines", () => {
    expect(assess(LAWYER, factsOf(), TODAY).why).toEqual([
      "Phí thẩm định điều kiện hành nghề luật sư: 800.000 đ mỗi hồ sơ.",
      "Giảm 50 % từ 01/07/2025 đến hết 31/12/2026 (Thông tư 64/2025/TT-BTC): 800.000 đ còn 400.000 đ.",
      "Căn cứ: Thông tư thử nghiệm 1/2026/TT-BTC.",
      "Lệ phí cấp chứng chỉ hành nghề: 100.000 đ mỗi chứng chỉ.",
      "Căn cứ: Thông tư thử nghiệm 1/2026/TT-BTC.",
      "Cộng: 400.000 đ + 100.000 đ = 500.000 đ.",
    ]);
  });

  it("tells the chosen case and the tier of the other reading", () => {
    expect(assess(CLINIC, factsOf({ choices: { scope: "b" } }), TODAY).why[0]).toBe(
      "Phí thử nghiệm (loại B): 5.000.000 đ.",
    );
    expect(assess(tiers("whole"), factsOf({ quantities: { works: 60 } }), TODAY).why[0]).toBe(
      "Phí thử nghiệm: 60 tác phẩm (mức từ 50 tác phẩm) × 240.000 đ = 14.400.000 đ.",
    );
  });

  it("says plainly that nothing is charged", () => {
    expect(assess(aRule(), factsOf(), TODAY)).toMatchObject({
      total: 0,
      collecting: "nothing",
      why: ["Trường hợp này không thu phí, lệ phí."],
    });
  });
});

describe("what is not known", () => {
  it("is asked for, never guessed", () => {
    const pages = assess(certification(), factsOf(), TODAY);
    expect(pages.missing).toEqual([{ field: "quantity.pages", question: "Số trang của một bản?" }]);
    expect(pages).toMatchObject({ total: 0, collecting: "open", openKinds: ["phi"] });
    expect(isComplete(pages)).toBe(false);
    expect(assess(CLINIC, factsOf(), TODAY).missing).toEqual([{ field: "choice.scope", question: "Loại cơ sở?" }]);
    expect(assess(CLINIC, factsOf({ choices: { scope: "z" } }), TODAY).missing).toHaveLength(1);
  });

  it.each([0, -1, 1.5, 10_001, Number.NaN])("takes no number of pages that is none: %d", (pages) => {
    expect(assess(certification(), factsOf({ quantities: { pages } }), TODAY).missing).toHaveLength(1);
  });

  it("takes the value of the province from its table on that day, and never nothing instead of it", () => {
    const rule = aRule({ items: [anItem(flat({ table: "land-title" }), { kind: "le-phi", name: "Lệ phí cấp giấy" })] });
    const rows = [
      {
        table: "land-title",
        amount: 25_000,
        resolution: "Nghị quyết 8/2020/NQ-HĐND",
        from: "2020-01-01",
        to: "2026-06-30",
      },
      { table: "land-title", amount: 30_000, resolution: "Nghị quyết 9/2026/NQ-HĐND", from: "2026-07-01", to: null },
    ];
    expect(assess(rule, factsOf(), on("2026-06-30", rows)).total).toBe(25_000);
    const now = assess(rule, factsOf(), on("2026-07-01", rows));
    expect(now.total).toBe(30_000);
    expect(now.why).toContain("Mức 30.000 đ theo Nghị quyết 9/2026/NQ-HĐND của HĐND tỉnh, áp dụng từ 01/07/2026.");
    const none = assess(rule, factsOf(), on("2019-12-31", rows));
    expect(none).toMatchObject({ collecting: "open", openKinds: ["le-phi"] });
    expect(none.unconfirmed).toEqual([
      "Lệ phí cấp giấy: mức do HĐND tỉnh quy định, chưa có trong bảng của tỉnh ngày 31/12/2019.",
    ]);
  });

  it("says which case has no price, or charges nothing where the rule says so", () => {
    const prices = [{ when: [{ attribute: "subject", in: ["organisation"] }], price: flat(100_000) }];
    const confirm = assess(aRule({ items: [anItem(flat(0), { prices })] }), factsOf(), TODAY);
    expect(confirm.unconfirmed).toEqual(["Phí thử nghiệm: chưa có mức thu cho trường hợp này ngày 25/11/2026."]);
    const nothing = assess(aRule({ items: [anItem(flat(0), { prices, otherwise: "nothing" })] }), factsOf(), TODAY);
    expect(nothing).toMatchObject({ total: 0, collecting: "nothing" });
  });

  it("asks nothing that cannot change the answer", () => {
    const when = [
      { attribute: "subject", in: ["organisation"] },
      { attribute: "scope", in: ["a"] },
    ];
    const rule = aRule({ attributes: CLINIC.attributes, items: [anItem(flat(1_000), { when })] });
    expect(assess(rule, factsOf(), TODAY).missing).toEqual([]);
    expect(assess(rule, factsOf({ subject: "organisation" }), TODAY).missing).toHaveLength(1);
  });
});

describe("exemptions and online prices", () => {
  const POOR = {
    code: "poor",
    name: "người thuộc hộ nghèo",
    proof: "giấy chứng nhận hộ nghèo",
    items: ["LP1"],
    percent: 100,
    basis: "Nghị quyết thử nghiệm",
  };
  const HALF = { ...POOR, code: "merit", name: "người có công", items: [], percent: 50 };
  const rule = { ...LAWYER, exemptions: [POOR, HALF] };

  it("frees the named item wholly, with the paper that proves it", () => {
    const done = assess(rule, factsOf({ claim: { code: "poor", proof: "GCN 12/2026" } }), TODAY);
    expect(done.lines.map(({ before, amount }) => [before, amount])).toEqual([
      [800_000, 400_000],
      [100_000, 0],
    ]);
    expect(payableLines(done).map(({ code }) => code)).toEqual(["P1"]);
    expect(done.why).toContain(
      "Miễn cho người thuộc hộ nghèo (giấy tờ: GCN 12/2026; căn cứ: Nghị quyết thử nghiệm): 100.000 đ còn 0 đ.",
    );
  });

  it("takes its part of what the reduction left", () => {
    expect(assess(rule, factsOf({ claim: { code: "merit", proof: "Thẻ 1" } }), TODAY).total).toBe(250_000);
  });

  it("is not given without its paper, nor for what the rule does not name", () => {
    const bare = assess(rule, factsOf({ claim: { code: "poor", proof: " " } }), TODAY);
    expect(bare.missing[0]?.question).toContain("giấy chứng nhận hộ nghèo");
    expect(bare.openKinds).toEqual(["phi", "le-phi"]);
    expect(assess(rule, factsOf({ claim: { code: "friend", proof: "x" } }), TODAY).missing).toHaveLength(1);
  });

  it("says exempt when everything fell away", () => {
    const all = { ...rule, exemptions: [{ ...POOR, items: [] }] };
    expect(assess(all, factsOf({ claim: { code: "poor", proof: "GCN 1" } }), TODAY).collecting).toBe("exempt");
  });

  it("knows when to collect", () => {
    const before = { ...LAWYER, items: LAWYER.items.map((item) => ({ ...item, collect: "before" as const })) };
    expect(assess(before, factsOf(), TODAY).collecting).toBe("before");
    expect(assess(LAWYER, factsOf(), TODAY).collecting).toBe("after");
  });

  it("has its own price online, also nothing", () => {
    const online = [{ attribute: "channel", in: ["online"] }];
    const prices = [
      { when: online, price: flat(0) },
      { when: [], price: flat(135_000) },
    ];
    const card = aRule({ items: [anItem(flat(0), { prices })] });
    expect(assess(card, factsOf(), TODAY).total).toBe(135_000);
    expect(assess(card, factsOf({ channel: "online" }), TODAY)).toMatchObject({ total: 0, collecting: "nothing" });
  });

  it("takes the greatest of several reductions, alone", () => {
    const [first] = LAWYER.reductions;
    if (first === undefined) throw new Error("no reduction");
    const both = {
      ...LAWYER,
      reductions: [
        { ...first, percent: 20 },
        first,
        { ...first, percent: 90, when: [{ attribute: "channel", in: ["online"] }] },
      ],
    };
    expect(sumOfKind(assess(both, factsOf(), TODAY), "phi")).toBe(400_000);
    expect(sumOfKind(assess(both, factsOf({ channel: "online" }), TODAY), "phi")).toBe(80_000);
  });

  it("faults on a rule that counts what it does not define", () => {
    expect(() => assess(aRule({ quantities: [], items: [anItem(CERTIFICATION)] }), factsOf(), TODAY)).toThrow("pages");
  });
});
