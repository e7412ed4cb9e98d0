const LONGEST = 31;

/**
 * Names that Excel takes for tabs: no more than 31 letters, none of `[]:*?/\`, no apostrophe at an end, not empty, not
 * the reserved `History`, and none twice whatever the case. `taken` are the names already given in the book.
 */
export function sheetName(wish: string, taken: readonly string[]): string {
  const cleaned = wish
    .toWellFormed()
    .replace(/[[\]:*?/\\]/g, "-")
    .replace(/[\u0000-\u001F\uFFFD-\uFFFF]/g, " ")
    .replace(/^[\s']+|[\s']+$/g, "");
  const base = cleaned === "" || cleaned.toLowerCase() === "history" ? `Trang ${cleaned}`.trim() : cleaned;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let copy = 1; ; copy += 1) {
    const suffix = copy === 1 ? "" : ` (${copy})`;
    const name = `${cut(base, LONGEST - suffix.length)}${suffix}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}

// Not in the middle of a letter of two units, and without leaving an apostrophe or a space at the end.
function cut(text: string, units: number): string {
  return text.length <= units
    ? text
    : text
        .slice(0, units)
        .replace(/[\uD800-\uDBFF]$/, "")
        .replace(/[\s']+$/, "");
}
