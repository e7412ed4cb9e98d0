import { KNOWN_ATTRIBUTES, type Attribute, type Exemption, type FeeItem, type FeeRule } from "./fee-rule.ts";
import type { Quantity, Reduction } from "./fee-rule.ts";
import { countIn, dayIn, neededIn, oneOf, percentIn, readingOf, type EditError, type Reading } from "./read-field.ts";
import { readConditions, readPrices, type PriceForm } from "./read-price.ts";
import { hasTooManyRows, rowsOf, type TypedRule } from "./typed-rows.ts";

export type ReadRule = { readonly rule: FeeRule; readonly errors: readonly EditError[] };

/** Amounts to which a percentage may be rounded. */
export const UNITS: readonly number[] = [1, 100, 500, 1_000];

/** The next version as a form says it, for the procedure of the rule it started from; mistakes are named at their fields. */
export function readRule(base: FeeRule, typed: TypedRule): ReadRule {
  const reading = readingOf(typed);
  const { text, fail } = reading;
  if (LISTS.some((list) => typed[`${list}.so`] === undefined) || hasTooManyRows(typed)) fail("", CUT_OFF);
  const from = dayIn(reading, "tu") ?? base.from;
  if (text("tu") === "") fail("tu", "Nhập ngày bắt đầu áp dụng.");
  const quantities = rowsOf(typed, "luong").map((row) => readQuantity(reading, row));
  const attributes = rowsOf(typed, "chon").map((row) => readAttribute(reading, { typed, row }));
  const form = { typed, reading, attributes, quantities };
  const items = rowsOf(typed, "khoan").map((row) => readItem(form, row));
  const unit = Number(text("lamTron"));
  const rule = {
    ...base,
    from,
    to: dayIn(reading, "den"),
    basis: text("canCu"),
    quantities,
    attributes,
    items,
    reductions: rowsOf(typed, "giam").map((row) => readReduction(form, { row, items })),
    exemptions: rowsOf(typed, "mien").map((row) => readExemption(form, { row, items })),
    rounding: {
      unit: UNITS.includes(unit) ? unit : base.rounding.unit,
      direction: oneOf(["nearest", "down", "up"], text("huong")),
    },
    doubts: text("dieuChua")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
  const sayWrongCodes = (list: string, codes: readonly string[]) => {
    for (const at of wrongCodes(codes)) fail(`${list}.${at}.${list === "chon" ? "hoi" : "ten"}`, BROKEN_ROW);
  };
  const known = KNOWN_ATTRIBUTES.map(({ key }) => key);
  sayWrongCodes(
    "khoan",
    items.map(({ code }) => code),
  );
  sayWrongCodes(
    "mien",
    rule.exemptions.map(({ code }) => code),
  );
  sayWrongCodes(
    "luong",
    quantities.map(({ key }) => key),
  );
  sayWrongCodes(
    "chon",
    attributes.map(({ key }) => (known.includes(key) ? "" : key)),
  );
  return { rule, errors: reading.errors };
}

const LISTS = ["khoan", "luong", "chon", "giam", "mien"] as const;
const CUT_OFF = "Biểu mẫu gửi về không đầy đủ. Mở lại trang soạn rồi nhập lại; chưa có gì được ghi.";

const BROKEN_ROW = "Mã của dòng này hỏng: bỏ dòng rồi thêm lại.";

/** Which of the codes nobody sees are unfit or stand twice; only a form sent by other means has such. */
function wrongCodes(codes: readonly string[]): readonly number[] {
  return codes.flatMap((code, at) => (/^[\p{L}\d_-]{1,60}$/u.test(code) && codes.indexOf(code) === at ? [] : [at]));
}

function readQuantity(reading: Reading, row: string): Quantity {
  const { text, fail } = reading;
  const max = countIn(reading, `${row}.nhieuNhat`);
  const typed = text(`${row}.macDinh`);
  const preset = /^\d{1,9}$/.test(typed) ? Number(typed) : null;
  if (typed !== "" && (preset === null || preset > max)) {
    fail(`${row}.macDinh`, "Ghi một số nguyên không quá mức nhiều nhất, hoặc để trống để luôn hỏi.");
  }
  const noun = neededIn(reading, `${row}.ten`, "Ghi tên đơn vị, ví dụ trang.");
  const question = neededIn(reading, `${row}.hoi`, "Ghi câu hỏi cho người tính, ví dụ: Số trang của một bản?");
  return { key: text(`${row}.ma`), noun, question, preset, max };
}

function readAttribute(
  reading: Reading,
  { typed, row }: { readonly typed: TypedRule; readonly row: string },
): Attribute {
  const { text, fail } = reading;
  const question = neededIn(reading, `${row}.hoi`, "Ghi câu hỏi, ví dụ: Xe loại nào?");
  const names = rowsOf(typed, `${row}.lua`);
  if (names.length === 0) fail(`${row}.hoi`, "Câu hỏi này chưa có lựa chọn nào: thêm lựa chọn, hoặc bỏ câu hỏi.");
  const choices = names.map((name) => ({
    value: text(`${name}.ma`),
    label: neededIn(reading, `${name}.ten`, "Ghi lựa chọn, hoặc bỏ dòng này."),
  }));
  for (const at of wrongCodes(choices.map(({ value }) => value))) fail(`${row}.lua.${at}.ten`, BROKEN_ROW);
  const preset = text(`${row}.macDinh`);
  if (preset !== "" && !choices.some(({ value }) => value === preset)) {
    fail(`${row}.macDinh`, "Lựa chọn có sẵn này không còn: chọn lại, hoặc để trống.");
  }
  return { key: text(`${row}.ma`), question, choices, preset: preset === "" ? null : preset };
}

function readItem(form: PriceForm, row: string): FeeItem {
  const { reading } = form;
  const { text } = reading;
  const name = neededIn(reading, `${row}.ten`, "Ghi tên khoản thu.");
  return {
    code: text(`${row}.ma`),
    kind: oneOf(["phi", "le-phi"], text(`${row}.loai`)),
    name,
    when: readConditions(form, row),
    prices: readPrices(form, row),
    otherwise: oneOf(["confirm", "nothing"], text(`${row}.khac`)),
    collect: oneOf(["after", "before"], text(`${row}.thu`)),
    basis: text(`${row}.canCu`),
  };
}

type Share = { readonly row: string; readonly items: readonly FeeItem[] };

function readReduction(form: PriceForm, share: Share): Reduction {
  const { reading } = form;
  const { row } = share;
  const from = dayIn(reading, `${row}.tu`);
  if (reading.text(`${row}.tu`) === "") reading.fail(`${row}.tu`, "Nhập ngày bắt đầu giảm.");
  return {
    items: markedItems(form, share),
    percent: percentIn(reading, `${row}.tyLe`),
    from: from ?? "",
    to: dayIn(reading, `${row}.den`),
    when: readConditions(form, row),
    basis: neededIn(reading, `${row}.canCu`, "Ghi văn bản quy định việc giảm."),
  };
}

function readExemption(form: PriceForm, share: Share): Exemption {
  const { reading } = form;
  const { row } = share;
  return {
    code: reading.text(`${row}.ma`),
    name: neededIn(reading, `${row}.ten`, "Ghi tên đối tượng."),
    proof: neededIn(reading, `${row}.giayTo`, "Ghi giấy tờ chứng minh."),
    items: markedItems(form, share),
    percent: percentIn(reading, `${row}.tyLe`),
    basis: neededIn(reading, `${row}.canCu`, "Ghi văn bản quy định việc miễn, giảm."),
  };
}

/** Lines that a share is for, none meaning all; a line taken out is said, because without it the share would grow. */
function markedItems({ typed, reading }: PriceForm, { row, items }: Share): readonly string[] {
  const marked = markedCodes(typed, row);
  const codes = items.map(({ code }) => code);
  if (marked.some((code) => !codes.includes(code))) {
    reading.fail(`${row}.tyLe`, "Dòng này dành cho một khoản đã bỏ: chọn lại khoản được giảm, hoặc bỏ dòng này.");
  }
  return codes.filter((code) => marked.includes(code));
}

/** Codes of the lines that a reduction or an exemption of the form is for. */
export function markedCodes(typed: TypedRule, row: string): readonly string[] {
  const prefix = `${row}.khoan.`;
  return Object.keys(typed).flatMap((name) =>
    name.startsWith(prefix) && typed[name] !== "" ? [name.slice(prefix.length)] : [],
  );
}
