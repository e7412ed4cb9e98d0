const LONGEST = 32_767;
const NOT_IN_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * Text as a cell can hold it: line breaks are LF, letters that no XML file may hold (control characters, halves of
 * letters) become `□`, and past the 32,767 units of a cell it ends in `…`. Any other text comes back unchanged.
 */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, "\n").replace(NOT_IN_XML, "□");
  return clean.length <= LONGEST ? clean : `${clean.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Whether `cellText` might change the text: a quick look that may say yes too often, never no too often. */
export function needsCare(text: string): boolean {
  return text.length > LONGEST || /[\u0000-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/.test(text);
}
