import { columnLetters } from "./column-letters.ts";
import { heightFor, widthOf } from "./column-width.ts";
import { lineStyle } from "./styles.ts";
import type { Align, Line, Table } from "./table.ts";
import { cellTextXml } from "./xml-text.ts";

/** Lines above or below the table as rows of the sheet. */
export type LinesXml = { readonly rows: string; readonly merges: readonly string[]; readonly height: number };

/** Writes lines from the row `first` of the sheet on; a line spans the table, its parts share the width. */
export function linesXml(table: Table, lines: readonly Line[], first: number): LinesXml {
  const written = lines.map((line, index) => lineXml(table, line, first + index));
  return {
    rows: written.map(({ row }) => row).join(""),
    merges: written.flatMap(({ merges }) => merges),
    height: lines.length,
  };
}

type Part = { readonly text: string; readonly align: Align; readonly from: number; readonly count: number };

function lineXml(table: Table, line: Line, row: number) {
  const look = line.look ?? "plain";
  const parts = partsOf(table, line);
  const scale = look === "title" ? 1.3 : 1;
  const height = Math.max(
    15,
    ...parts.map(({ text, from, count }) => heightFor(text, widthOf(table, from, count), scale)),
  );
  const cells = parts.map(({ text, align, from }) => {
    const place = `r="${columnLetters(from)}${row}" s="${lineStyle(look, align)}"`;
    return `<c ${place} t="inlineStr"><is>${cellTextXml(text)}</is></c>`;
  });
  return {
    row: `<row r="${row}" ht="${height}" customHeight="1">${cells.join("")}</row>`,
    merges: parts
      .filter(({ count }) => count > 1)
      .map(({ from, count }) => `${columnLetters(from)}${row}:${columnLetters(from + count - 1)}${row}`),
  };
}

function partsOf(table: Table, { left, centre, right, align: all }: Line): readonly Part[] {
  const given = [
    { text: left, align: "left" as const },
    { text: centre, align: "centre" as const },
    { text: right, align: "right" as const },
  ].flatMap(({ text, align }) =>
    text === undefined ? [] : [{ text, align: all === undefined ? align : ("centre" as const) }],
  );
  const shared = given.slice(0, table.columns.length);
  const total = widthOf(table, 0, table.columns.length);
  const bounds = shared.map((_, index) => columnAt(table, (total * (index + 1)) / shared.length));
  return shared.map((part, index) => {
    const from = Math.max(index, bounds[index - 1] ?? 0);
    const until = index === shared.length - 1 ? table.columns.length : Math.max(from + 1, bounds[index] ?? 0);
    return { ...part, from, count: until - from };
  });
}

/** How many columns end before this width, to the nearest bound. */
function columnAt(table: Table, width: number): number {
  let best = 0;
  for (let count = 1; count <= table.columns.length; count += 1) {
    if (Math.abs(widthOf(table, 0, count) - width) < Math.abs(widthOf(table, 0, best) - width)) best = count;
  }
  return best;
}
