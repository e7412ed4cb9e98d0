import { Temporal } from "#kernel/time.ts";
import type { Money } from "./fee-rule.ts";
import type { TypedRule } from "./typed-rows.ts";

/** What is wrong with a form, at the field it is about. */
export type EditError = { readonly field: string; readonly message: string };

/** A form being read: its fields as trimmed text, and where mistakes are told. */
export type Reading = {
  readonly text: (field: string) => string;
  readonly fail: (field: string, message: string) => void;
};

/** A form to read, with the mistakes found so far. */
export function readingOf(typed: TypedRule): Reading & { readonly errors: readonly EditError[] } {
  const errors: EditError[] = [];
  // The first mistake of a field is the one to tell.
  const fail = (field: string, message: string) => {
    if (!errors.some((one) => one.field === field)) errors.push({ field, message });
  };
  return { text: (field) => (typed[field] ?? "").trim(), fail, errors };
}

/** `dd/MM/yyyy` as an ISO day; null when nothing stands there. */
export function dayIn({ text, fail }: Reading, field: string): string | null {
  const typed = text(field);
  if (typed === "") return null;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)?.map(Number) ?? [];
  try {
    return Temporal.PlainDate.from(
      { day: day ?? 0, month: month ?? 0, year: year ?? 0 },
      { overflow: "reject" },
    ).toString();
  } catch {
    fail(field, "Ngày viết theo ngày/tháng/năm, ví dụ 01/07/2026.");
    return null;
  }
}

/** Text that must stand there; the message says what is missing. */
export function neededIn({ text, fail }: Reading, field: string, message: string): string {
  const typed = text(field);
  if (typed === "") fail(field, message);
  return typed;
}

/** A share from 1 to 100 in whole percent. */
export function percentIn({ text, fail }: Reading, field: string): number {
  const typed = text(field);
  if (/^(?:100|[1-9]\d?)$/.test(typed)) return Number(typed);
  fail(field, "Tỷ lệ là số nguyên từ 1 đến 100.");
  return 0;
}

/** A count of things, from one on. */
export function countIn({ text, fail }: Reading, field: string): number {
  const typed = text(field);
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  fail(field, "Ghi một số nguyên từ 1 trở lên, chỉ gồm chữ số.");
  return 1;
}

/** One of a few values; the first when nothing known was chosen. */
export function oneOf<const Value extends string>(values: readonly [Value, ...Value[]], typed: string): Value {
  return values.find((value) => value === typed) ?? values[0];
}

/** Whole đồng in digits only (B-30), a row of the table of the province, or what nobody has confirmed yet. */
export function moneyIn({ text, fail }: Reading, at: string): Money {
  const typed = text(`${at}.tien`);
  const source = oneOf(["so", "tinh", "chua-ro"], text(`${at}.nguon`));
  if (source === "chua-ro") return { unknown: typed === "" ? "nguồn không ghi" : typed };
  if (source === "tinh") {
    if (typed === "") fail(`${at}.tien`, "Ghi tên mức trong bảng của tỉnh, ví dụ dat-dai/cap-giay/ca-nhan.");
    return { table: typed };
  }
  if (/^\d{1,12}$/.test(typed)) return Number(typed);
  fail(`${at}.tien`, "Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.");
  return 0;
}
