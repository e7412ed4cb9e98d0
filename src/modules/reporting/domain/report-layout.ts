import type { ReportColumn, ReportHeading } from "./report.ts";

/** A column with the titles that stand above it, from the top. */
export type LaidColumn = ReportColumn & { readonly under?: readonly string[]; readonly head: string };

/** The columns of a report and the rows of its merged heading; neighbours under the same title share it. */
export function layOut(columns: readonly LaidColumn[]): {
  readonly headings: readonly (readonly ReportHeading[])[];
  readonly columns: readonly ReportColumn[];
} {
  const depth = Math.max(1, ...columns.map(({ under = [] }) => under.length + 1));
  const headings = Array.from({ length: depth }, (_, row) => headingsOf(columns, row, depth));
  return { headings, columns: columns.map(columnOf) };
}

function headingsOf(columns: readonly LaidColumn[], row: number, depth: number): readonly ReportHeading[] {
  const found: { text: string; path: string; columns: number; rows: number }[] = [];
  for (const { key, head, under = [] } of columns) {
    if (row > under.length) continue;
    const isOwn = row === under.length;
    const path = isOwn ? `column ${key}` : under.slice(0, row + 1).join("\n");
    const last = found.at(-1);
    if (last !== undefined && last.path === path) last.columns += 1;
    else found.push({ text: (isOwn ? head : under[row]) ?? "", path, columns: 1, rows: isOwn ? depth - row : 1 });
  }
  return found.map(({ text, columns: across, rows }) => ({ text, columns: across, rows }));
}

function columnOf({ key, name, number, width }: LaidColumn): ReportColumn {
  return { key, name, ...(number === undefined ? {} : { number }), ...(width === undefined ? {} : { width }) };
}
