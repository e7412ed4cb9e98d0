import { err, ok, type Result } from "./result.ts";

/** Canonical text: NFC, outer spaces cut, runs of white space (also the no-break ones) made one space. */
export function normalizeText(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The same words without case and diacritics, for comparing and searching; đ (which NFD does not split) becomes d. */
export function foldVietnamese(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[đð]/gu, "d");
}

/** Words of a text in order, lower case, NFC, diacritics kept: letters and digits only. */
export function words(text: string): readonly string[] {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/** Folded words of a text in order: `"Đổi thẻ căn cước"` gives `["doi", "the", "can", "cuoc"]`. */
export function foldedWords(text: string): readonly string[] {
  return foldVietnamese(text).match(WORD) ?? [];
}

/** Whether the writer used any Vietnamese diacritic (a query without any is matched without any). */
export function hasDiacritics(text: string): boolean {
  return /\p{M}|[đĐ]/u.test(text.normalize("NFD"));
}

/** The given name (tên) is the last word of a Vietnamese name. */
export function givenName(name: string): string {
  return normalizeText(name).split(" ").at(-1) ?? "";
}

/** Order of Vietnamese lists of people: by given name, then by the whole name, both in Vietnamese collation. */
export function compareByGivenName(a: string, b: string): number {
  return compareVietnamese(givenName(a), givenName(b)) || compareVietnamese(normalizeText(a), normalizeText(b));
}

/** Dictionary order of Vietnamese (a, ă, â, b, …, d, đ, e, ê, …), case ignored unless all else is equal. */
export function compareVietnamese(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}

export type TextProblem =
  | "empty"
  | "too-long"
  | "control-character"
  | "lone-surrogate"
  | "invisible-character"
  | "too-many-marks"
  | "not-a-letter";

export type NameWarning = "eth-for-d" | "digits" | "foreign-script";

export type CheckedName = { readonly name: string; readonly warnings: readonly NameWarning[] };

/** A name as a legal paper carries it, at most 200 letters; linear in the length, so bait cannot slow it. */
export function checkLegalName(text: string): Result<CheckedName, TextProblem> {
  const problem = textProblem(text, 200);
  if (problem !== undefined) return err(problem);
  if (/[\n\r\t]/u.test(text.trim())) return err("control-character");
  const name = normalizeText(text);
  if (name === "") return err("empty");
  if (PICTURE.test(name)) return err("not-a-letter");
  return ok({ name, warnings: nameWarnings(name) });
}

/** Free text (notes, reasons): pictures and new lines allowed, hidden and control characters not. */
export function checkFreeText(text: string, maxLength: number): Result<string, TextProblem> {
  const problem = textProblem(text, maxLength);
  return problem === undefined ? ok(text.normalize("NFC").trim()) : err(problem);
}

/** What a problem is called in front of people. */
export const TEXT_PROBLEMS = {
  empty: { vi: "Chưa nhập nội dung.", en: "Nothing was entered." },
  "too-long": { vi: "Nội dung quá dài.", en: "The text is too long." },
  "control-character": {
    vi: "Có ký tự điều khiển không nhìn thấy; đề nghị gõ lại.",
    en: "There is a control character; please type it again.",
  },
  "lone-surrogate": {
    vi: "Có ký tự bị hỏng; đề nghị gõ lại.",
    en: "There is a broken character; please type it again.",
  },
  "invisible-character": {
    vi: "Có ký tự ẩn (thường do sao chép từ nơi khác); đề nghị gõ lại.",
    en: "There is a hidden character (often from copying); please type it again.",
  },
  "too-many-marks": {
    vi: "Có chữ mang quá nhiều dấu; đề nghị gõ lại.",
    en: "A letter carries too many marks; please type it again.",
  },
  "not-a-letter": {
    vi: "Tên không được có hình hoặc biểu tượng.",
    en: "A name must not contain pictures or symbols.",
  },
} satisfies Record<TextProblem, { vi: string; en: string }>;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const COLLATOR = new Intl.Collator("vi", { sensitivity: "variant", numeric: true });
const PICTURE = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{So}\p{Co}]/u;
// Cf holds zero-width and direction characters; the Hangul and Mongolian fillers draw nothing either.
const INVISIBLE = /[\p{Cf}\u115F\u1160\u17B4\u17B5\u3164\uFFA0\u2028\u2029]/u;

function textProblem(text: string, maxLength: number): TextProblem | undefined {
  if (text.length > maxLength * 4) return "too-long";
  if (!text.isWellFormed()) return "lone-surrogate";
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u.test(text)) return "control-character";
  if (INVISIBLE.test(text)) return "invisible-character";
  if (/\p{M}{4}/u.test(text.normalize("NFD"))) return "too-many-marks";
  if ([...text.normalize("NFC")].length > maxLength) return "too-long";
  return undefined;
}

function nameWarnings(name: string): readonly NameWarning[] {
  const warnings: NameWarning[] = [];
  if (/[ðÐƉɖ]/u.test(name)) warnings.push("eth-for-d");
  if (/\p{N}/u.test(name)) warnings.push("digits");
  if (/[^\p{Script=Latin}\P{L}]/u.test(name)) warnings.push("foreign-script");
  return warnings;
}
