import type { Column, Format, Table } from "./table.ts";

const USUAL: Readonly<Record<Format, number>> = {
  text: 24,
  integer: 10,
  decimal: 10,
  percent: 10,
  money: 16,
  date: 12,
  instant: 17,
};

/** The width of a column in digits. */
export function columnWidth({ format, width }: Column): number {
  return Math.min(255, Math.max(1, width ?? USUAL[format]));
}

/** The width of neighbouring columns, in digits. */
export function widthOf(table: Table, from: number, count: number): number {
  return table.columns.slice(from, from + count).reduce((sum, column) => sum + columnWidth(column), 0);
}

/** The height of a row of one line, in points. */
export const LINE_POINTS = 15;

/** The height that a wrapped text needs, in points: neither merged cells nor files fresh from a program grow by themselves. */
export function heightFor(text: string, width: number, scale = 1): number {
  const perLine = Math.max(1, (width - 1) / scale);
  const lines = text.split(/\r\n?|\n/).reduce((sum, line) => sum + wrappedLines(line, perLine), 0);
  return Math.min(HIGHEST_ROW, Math.ceil(lines * LINE_POINTS * scale));
}

const HIGHEST_ROW = 409;
const SPACE = 0.5;

// Words are not broken unless one is longer than the line.
function wrappedLines(line: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const word of line.split(" ")) {
    const width = widthInDigits(word);
    if (used > 0 && used + SPACE + width > perLine) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? SPACE : 0) + width;
    while (used > perLine) {
      lines += 1;
      used -= perLine;
    }
  }
  return lines;
}

/** About how wide a word is in Times, which has narrow small letters and wide capitals. */
function widthInDigits(word: string): number {
  return word.length * 0.95 + (word.match(/\p{Lu}/gu)?.length ?? 0) * 0.45;
}
