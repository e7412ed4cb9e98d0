import { cellText, needsCare } from "./cell-text.ts";

/** What begins a formula in some spreadsheet program, also in the full-width letters of East Asian keyboards. */
const FORMULA = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^\d+(\.\d+)?(e\d+)?$/i;
const DAY_OR_FRACTION = /^\d{1,4}[-/]\d{1,4}([-/]\d{1,4})?$/;
/** Spreadsheets keep no more digits of a number. */
const DIGITS_KEPT = 15;

/**
 * Text for a csv file, guarded: what a spreadsheet program would run as a formula, or read as another number or a day
 * (`0912345678`, `1.010`, `3/4`), gets a leading `'`, and so does text that begins with one. Whoever takes one leading
 * `'` away has the text back.
 */
export function csvText(text: string): string {
  const clean = needsCare(text) ? cellText(text) : text;
  return FORMULA.test(clean) || (/^\d/.test(clean) && changesWhenRead(clean)) ? `'${clean}` : clean;
}

/** A field of RFC 4180; in quotes where it must be, and where it was guarded. */
export function csvField(text: string): string {
  return /[",\r\n]|^[\s']|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function changesWhenRead(text: string): boolean {
  if (DAY_OR_FRACTION.test(text)) return true;
  return NUMBER.test(text) && (text.length > DIGITS_KEPT || String(Number(text)) !== text);
}
