import type { Fee } from "#modules/procedures/domain.ts";
import { KIND_NAMES, TO_THE_DONG, type FeeItem, type FeeRule, type Money, type Price } from "./fee-rule.ts";

export type CatalogueCase = {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseCode: string;
  readonly caseName?: string;
  readonly fees: readonly Fee[];
  readonly legalBasis: string;
};

/** From the day on which the Law on Fees and Charges has been in force. */
const LAW_IN_FORCE = "2017-01-01";

/**
 * The rule that the catalogue itself gives: each published fee as one flat line, to be used while nobody has entered a
 * better one. A fee without a number is asked for, never taken for nothing.
 */
export function catalogueRule({
  procedureCode,
  procedureName,
  caseCode,
  caseName = "",
  fees,
  legalBasis,
}: CatalogueCase): FeeRule {
  return {
    procedureCode,
    caseCode,
    title: isOrdinary(caseName)
      ? procedureName
      : `${procedureName} (${caseName.charAt(0).toLocaleLowerCase("vi")}${caseName.slice(1)})`,
    basis: legalBasis,
    from: LAW_IN_FORCE,
    to: null,
    attributes: [],
    quantities: [],
    items: fees.map((fee, index) => itemOf(fee, { caseCode, ordinal: index + 1 })),
    reductions: [],
    exemptions: [],
    rounding: TO_THE_DONG,
    doubts: fees.length === 0 ? [] : ["Mức thu lấy từ danh mục thủ tục, chưa đối chiếu với văn bản quy định mức thu."],
  };
}

/** A case that is the only one says nothing by its name. */
function isOrdinary(caseName: string): boolean {
  return caseName === "" || caseName === "Trường hợp chung";
}

function itemOf(fee: Fee, { caseCode, ordinal }: { readonly caseCode: string; readonly ordinal: number }): FeeItem {
  const code = `${fee.kind === "phi" ? "P" : "LP"}${ordinal}`;
  const price: Price = { kind: "flat", amount: moneyOf(fee, `${caseCode}/${code}`), per: unitOf(fee.note) };
  return {
    code,
    kind: fee.kind,
    name: nameOf(fee),
    when: [],
    prices: [{ when: [], price }],
    otherwise: "confirm",
    collect: "after",
    basis: "",
  };
}

function moneyOf({ amount, note }: Fee, table: string): Money {
  if (amount !== null) return amount;
  return /HĐND|Hội đồng nhân dân/u.test(note) ? { table } : { unknown: note === "" ? "nguồn không ghi" : note };
}

/** `mỗi bản` names what one payment is for. */
function unitOf(note: string): string {
  return /^mỗi ([\p{L} ]{2,30})(?:$| \()/u.exec(note)?.[1] ?? "";
}

/** `Phí thẩm định hồ sơ: theo …` begins with its own name. */
function nameOf({ kind, note }: Fee): string {
  const named = new RegExp(`^(${KIND_NAMES[kind]} [^:(]{3,80}):`, "u").exec(note)?.[1];
  return named ?? `${KIND_NAMES[kind]} giải quyết thủ tục`;
}
