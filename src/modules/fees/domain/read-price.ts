import { attributeOf, type Attribute, type Condition, type Price, type PriceRow, type Step } from "./fee-rule.ts";
import { countIn, moneyIn, oneOf, type Reading } from "./read-field.ts";
import { rowsOf, type TypedRule } from "./typed-rows.ts";

/** What the prices of a form may speak of: its own questions and quantities. */
export type PriceForm = {
  readonly typed: TypedRule;
  readonly reading: Reading;
  readonly attributes: readonly Attribute[];
  readonly quantities: readonly { readonly key: string }[];
};

/** The conditions of a part of the form: rows of one question are alternatives, different questions must all fit. */
export function readConditions({ typed, reading, attributes }: PriceForm, at: string): readonly Condition[] {
  const chosen = new Map<string, readonly string[]>();
  for (const row of rowsOf(typed, `${at}.dk`)) {
    const pair = reading.text(`${row}.la`);
    const [, key = "", value = ""] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
    const known = attributeOf({ attributes }, key)?.choices.some((choice) => choice.value === value) === true;
    const before = chosen.get(key) ?? [];
    if (pair === "") reading.fail(`${row}.la`, "Chọn điều kiện, hoặc bỏ dòng này.");
    else if (!known) reading.fail(`${row}.la`, "Lựa chọn này không còn trong các câu hỏi: chọn lại hoặc bỏ dòng này.");
    else if (before.includes(value)) reading.fail(`${row}.la`, "Điều kiện này đã có ở dòng trên.");
    else chosen.set(key, [...before, value]);
  }
  return [...chosen].map(([attribute, values]) => ({ attribute, in: values }));
}

/** The prices of a line, the first that fits counts; one that stands behind a price for everybody is a mistake. */
export function readPrices(form: PriceForm, at: string): readonly PriceRow[] {
  const names = rowsOf(form.typed, `${at}.gia`);
  const prices = names.map((row) => ({ when: readConditions(form, row), price: readPrice(form, row) }));
  const forAll = names.findIndex((row) => rowsOf(form.typed, `${row}.dk`).length === 0);
  if (names.length === 0) form.reading.fail(`${at}.ten`, "Khoản này chưa có mức thu: thêm một mức.");
  for (const row of forAll === -1 ? [] : names.slice(forAll + 1)) {
    form.reading.fail(
      `${row}.cach`,
      `Mức này không bao giờ được dùng: mức ${forAll + 1} không có điều kiện nên nhận mọi trường hợp. Đưa mức này lên trước.`,
    );
  }
  return prices;
}

function readPrice({ typed, reading, quantities }: PriceForm, at: string): Price {
  const { text, fail } = reading;
  const how = oneOf(["co-dinh", "bands", "whole"], text(`${at}.cach`));
  const names = rowsOf(typed, `${at}.bac`);
  const per = text(`${at}.moi`);
  const hasCap = text(`${at}.tran.tien`) !== "" || oneOf(["so", "tinh", "chua-ro"], text(`${at}.tran.nguon`)) !== "so";
  if (names.length === 0) fail(`${at}.cach`, "Mức này chưa có số tiền: thêm một bậc.");
  if (how === "co-dinh") {
    const first = names[0];
    for (const row of names.slice(1)) fail(`${row}.tien`, `Một mức cố định chỉ có một số tiền. ${CHOOSE}`);
    if (hasCap) fail(`${at}.tran.tien`, `Mức tối đa chỉ dùng khi tính theo số lượng. ${CHOOSE}`);
    for (const field of [`${at}.luong`, `${at}.nhan`]) {
      if (text(field) !== "") fail(field, `Một mức cố định không tính theo số lượng. ${CHOOSE}`);
    }
    return { kind: "flat", amount: first === undefined ? 0 : moneyIn(reading, first), per };
  }
  if (per !== "") fail(`${at}.moi`, "Chỉ ghi ở mức cố định; mức theo số lượng lấy tên của số lượng.");
  const quantity = text(`${at}.luong`);
  const times = text(`${at}.nhan`);
  const isKnown = (key: string) => quantities.some((one) => one.key === key);
  if (!isKnown(quantity)) fail(`${at}.luong`, "Chọn số lượng để tính; số lượng mới khai báo ở phần Số lượng phải hỏi.");
  if (times !== "" && !isKnown(times)) fail(`${at}.nhan`, "Số lượng này không còn: chọn lại, hoặc để trống.");
  if (times !== "" && times === quantity) fail(`${at}.nhan`, "Không nhân một số lượng với chính nó.");
  return {
    kind: "by-quantity",
    quantity,
    reading: how,
    steps: readSteps(reading, names),
    cap: hasCap ? moneyIn(reading, `${at}.tran`) : null,
    times: times === "" ? null : times,
  };
}

const CHOOSE = "Chọn cách tính theo số lượng, hoặc xóa ô này.";

function readSteps(reading: Reading, names: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (const row of names) {
    const from = countIn(reading, `${row}.tu`);
    const before = steps.at(-1)?.from;
    if (before === undefined && from !== 1) reading.fail(`${row}.tu`, "Bậc đầu tiên bắt đầu từ 1.");
    if (before !== undefined && from <= before) {
      reading.fail(`${row}.tu`, `Bậc này phải bắt đầu sau bậc trên (từ ${before + 1} trở lên).`);
    }
    steps.push({ from, amount: moneyIn(reading, row) });
  }
  return steps;
}
