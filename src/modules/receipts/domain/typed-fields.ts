import { Temporal, type PlainDate } from "#kernel/time.ts";
import { checkFreeText } from "#kernel/vietnamese.ts";
import type { FieldFault } from "./fault.ts";

/** What a form sends: a text for each field. */
export type Typed = Readonly<Record<string, string>>;

/** Reads the fields of a form one by one and keeps every mistake; nothing is thrown away at the first one. */
export function fieldReader(typed: Typed) {
  const faults: FieldFault[] = [];
  const textOf = (field: string) => (typed[field] ?? "").normalize("NFC").trim();
  const wrong = (field: string, vi: string, en: string) => {
    faults.push({ field, vi, en });
  };
  const day = (field: string): PlainDate => {
    const read = readDay(textOf(field));
    if (read === undefined) wrong(field, "Ngày viết như 05/11/2026.", "Write the day like 05/11/2026.");
    return read ?? NO_DAY;
  };
  return {
    faults,
    textOf,
    wrong,
    /** Whether the form had that field at all. */
    has: (field: string): boolean => typed[field] !== undefined,
    /** A text of one to `most` characters. */
    text(field: string, most: number): string {
      const read = checkFreeText(textOf(field), most);
      if (read.ok && read.value !== "") return read.value;
      wrong(field, `Nhập nội dung này, không quá ${most} ký tự.`, `Fill this in, at most ${most} characters.`);
      return "";
    },
    /** A day, `dd/MM/yyyy` or as a date field sends it. */
    day,
    /** The same, or null when left empty. */
    dayOrNone(field: string): PlainDate | null {
      return textOf(field) === "" ? null : day(field);
    },
    /** A number of a receipt: one to eight digits, above nothing. */
    number(field: string): number {
      const number = /^\d{1,8}$/.test(textOf(field)) ? Number(textOf(field)) : 0;
      if (number === 0) wrong(field, "Số biên lai gồm 1 đến 8 chữ số.", "A receipt number has 1 to 8 digits.");
      return number;
    },
    /** A text of that form, in capitals. */
    matching(field: string, form: RegExp, vi: string): string {
      const text = textOf(field).toUpperCase();
      if (!form.test(text)) wrong(field, vi, "This is not in the expected form.");
      return text;
    },
    /** One of a list. */
    oneOf<T extends string>(field: string, choices: readonly [T, ...T[]]): T {
      const chosen = choices.find((choice) => choice === textOf(field));
      if (chosen === undefined) wrong(field, "Chọn một mục trong danh sách.", "Choose one of the list.");
      return chosen ?? choices[0];
    },
  };
}

/** The tax code of an agency: ten digits, with three more for a branch, or twelve. */
export const TAX_CODE = /^(?:\d{10}(?:-\d{3})?|\d{12})$/;
export const TAX_CODE_HELP = "Mã số thuế gồm 10 chữ số, 10 chữ số và -3 chữ số, hoặc 12 chữ số.";
export const FORM_PATTERN = /^[0-9A-Z/-]{2,20}$/;
export const FORM_HELP = "Mẫu số gồm 2 đến 20 chữ, số, ví dụ 01BLP.";
export const STEM_PATTERN = /^[A-Z]{2}$/;
export const STEM_HELP = "Ký hiệu gồm 2 chữ cái in hoa, ví dụ AA; năm do hệ thống thêm.";

const NO_DAY = Temporal.PlainDate.from("1970-01-01");

/** A day as people write it, `dd/MM/yyyy`, or as a date field sends it. */
export function readDay(text: string): PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const fields = { year: Number(year ?? y), month: Number(month ?? m), day: Number(day ?? d) };
  if (!(fields.year >= 2000 && fields.year <= 2999)) return undefined;
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
