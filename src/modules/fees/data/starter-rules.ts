import {
  legalBasisLine,
  STARTER_CATALOGUE,
  type CaseContent,
  type ProcedureContent,
} from "#modules/procedures/index.ts";
import { catalogueRule } from "../domain/catalogue-rule.ts";
import type { Exemption, FeeItem, FeeRule, Price, PriceRow, Quantity } from "../domain/fee-rule.ts";

/*
 * The fees of the starter catalogue as rules. Amounts are public facts; where no original act was at hand the rule says
 * what has still to be confirmed. What the catalogue only notes in words (pages, copies, online, reductions, who pays)
 * is spelled out here; every other case has the flat lines of the catalogue.
 */

/** A rule for each case of the starter catalogue that has a fee. */
export function starterRules(): readonly FeeRule[] {
  return STARTER_CATALOGUE.flatMap((content) =>
    content.cases.filter(({ fees }) => fees.length > 0).map((one) => starterRule(content, one)),
  );
}

function starterRule(content: ProcedureContent, one: CaseContent): FeeRule {
  const plain = catalogueRule({
    procedureCode: content.code,
    procedureName: content.name,
    caseCode: one.caseCode,
    caseName: one.caseName,
    fees: one.fees,
    legalBasis: legalBasisLine(content),
  });
  if (one.fees.every(({ amount }) => amount === null) && content.fieldName === "Đất đai") return landRule(plain);
  return RICHER[content.code]?.(plain) ?? plain;
}

const UNCHECKED = "chưa đối chiếu với bản gốc của văn bản.";

const PAGES: Quantity = { key: "pages", noun: "trang", question: "Số trang của một bản?", preset: 1, max: 5_000 };
const COPIES: Quantity = { key: "copies", noun: "bản", question: "Số bản?", preset: 1, max: 5_000 };

type Richer = (plain: FeeRule) => FeeRule;

const certification: Richer = (plain) => ({
  ...plain,
  basis: "226/2016/TT-BTC",
  quantities: [PAGES, COPIES],
  items: priced(plain, "Phí chứng thực bản sao", {
    kind: "by-quantity",
    quantity: "pages",
    reading: "bands",
    steps: [
      { from: 1, amount: 2_000 },
      { from: 3, amount: 1_000 },
    ],
    cap: 200_000,
    times: "copies",
  }),
  doubts: [`Mức từ trang thứ 3 và mức tối đa mỗi bản: ${UNCHECKED}`],
});

const extracts: Richer = (plain) => ({
  ...plain,
  basis: "281/2016/TT-BTC",
  quantities: [COPIES],
  items: priced(plain, "Phí cấp bản sao trích lục hộ tịch", {
    kind: "by-quantity",
    quantity: "copies",
    reading: "bands",
    steps: [{ from: 1, amount: 8_000 }],
    cap: null,
    times: null,
  }),
  doubts: [`Số văn bản quy định mức thu: ${UNCHECKED}`],
});

const lawyers: Richer = (plain) => ({
  ...plain,
  basis: "220/2016/TT-BTC",
  items: plain.items.map((item) => ({
    ...item,
    name: item.kind === "phi" ? "Phí thẩm định điều kiện hành nghề luật sư" : "Lệ phí cấp chứng chỉ hành nghề luật sư",
  })),
  reductions: [{ items: ["P1"], percent: 50, from: "2025-07-01", to: "2026-12-31", when: [], basis: "64/2025/TT-BTC" }],
  doubts: [`Mức thu và danh mục được giảm: ${UNCHECKED}`],
});

/** A cheaper price for who asks online; everybody else pays what the catalogue says. */
function onlinePrice(name: string, price: Price, basis: string): Richer {
  return (plain) => ({
    ...plain,
    basis,
    items: plain.items.map((item) => ({
      ...item,
      name,
      prices: [{ when: [{ attribute: "channel", in: ["online"] }], price }, ...item.prices],
    })),
    doubts: [`Mức nộp trực tuyến: ${UNCHECKED}`],
  });
}

const IDENTITY_BASIS = "73/2024/TT-BTC";

const identityCard: Richer = (plain) => ({
  ...plain,
  basis: IDENTITY_BASIS,
  items: plain.items.map((item) => ({ ...item, name: "Lệ phí cấp thẻ căn cước" })),
  exemptions: socialExemptions(IDENTITY_BASIS).filter(({ code }) => code !== "elderly" && code !== "disabled"),
  doubts: [`Danh mục đối tượng được miễn: ${UNCHECKED}`],
});

const RICHER: Readonly<Record<string, Richer>> = {
  "2.000815": certification,
  "2.000942": certification,
  "2.000635": extracts,
  "1.000688": lawyers,
  "2.001194": identityCard,
  "2.001195": identityCard,
  "1.001456": onlinePrice("Phí cấp hộ chiếu", { kind: "flat", amount: 160_000, per: "hộ chiếu" }, "25/2021/TT-BTC"),
  "3.000347": onlinePrice(
    "Lệ phí cấp giấy phép lái xe",
    { kind: "flat", amount: 115_000, per: "giấy phép" },
    "37/2023/TT-BTC",
  ),
};

const HDND = "nghị quyết của HĐND tỉnh";

/** Land: what the people's council sets, apart for people and organisations, phí and lệ phí. */
function landRule(plain: FeeRule): FeeRule {
  const items = plain.items.map((item): FeeItem => ({ ...item, prices: bySubject(item), basis: HDND }));
  const levies = items.filter(({ kind }) => kind === "le-phi").map(({ code }) => code);
  return {
    ...plain,
    items,
    exemptions: socialExemptions(HDND).map((one) => ({ ...one, items: levies })),
    doubts: ["Mức thu và đối tượng miễn, giảm do HĐND tỉnh quy định: chưa có nghị quyết trong bảng mức thu của tỉnh."],
  };
}

function bySubject({ kind }: FeeItem): readonly PriceRow[] {
  const what = kind === "phi" ? "tham-dinh" : "cap-giay";
  const row = (subject: string, name: string): PriceRow => ({
    when: [{ attribute: "subject", in: [subject] }],
    price: { kind: "flat", amount: { table: `dat-dai/${what}/${name}` }, per: kind === "phi" ? "hồ sơ" : "giấy" },
  });
  return [row("person", "ca-nhan"), row("organisation", "to-chuc")];
}

/** Whom the law names (Luật Phí và lệ phí 2015, Điều 10), with the paper that each brings. */
function socialExemptions(basis: string): readonly Exemption[] {
  const one = (code: string, name: string, proof: string): Exemption => ({
    code,
    name,
    proof,
    items: [],
    percent: 100,
    basis,
  });
  return [
    one("poor", "người thuộc hộ nghèo", "giấy chứng nhận hộ nghèo"),
    one("merit", "người có công với cách mạng", "giấy tờ xác nhận người có công"),
    one("child", "trẻ em", "giấy khai sinh"),
    one("elderly", "người cao tuổi", "thẻ căn cước (từ đủ 60 tuổi)"),
    one("disabled", "người khuyết tật", "giấy xác nhận khuyết tật"),
    one("hardship", "đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn", "xác nhận nơi cư trú"),
  ];
}

function priced({ items }: FeeRule, name: string, price: Price): readonly FeeItem[] {
  return items.map((item) => ({ ...item, name, prices: [{ when: [], price }] }));
}
