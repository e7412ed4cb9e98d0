import type { Report, ReportCell, ReportRow, RowsBehind } from "./report.ts";
import { sayCell } from "./report-lines.ts";

/** A cell that says something else in the later report; a side without the row or column is undefined. */
export type CellChange = {
  readonly row: string;
  readonly column: string;
  readonly kind: ReportRow["kind"];
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The difference of two counts. */
  readonly difference: number | undefined;
  readonly behind: RowsBehind | undefined;
};

/** Every cell that differs between two reports of the same template, row by row as the later one has them. */
export function compareReports(before: Report, after: Report): readonly CellChange[] {
  const old = new Map(before.rows.map((row) => [row.key, row]));
  const kept = new Set(after.rows.map(({ key }) => key));
  const gone = before.rows.filter(({ key }) => !kept.has(key));
  return [
    ...after.rows.flatMap((row) => changesOf({ before, after, left: old.get(row.key), right: row })),
    ...gone.flatMap((row) => changesOf({ before, after, left: row, right: undefined })),
  ];
}

type Pair = {
  readonly before: Report;
  readonly after: Report;
  readonly left: ReportRow | undefined;
  readonly right: ReportRow | undefined;
};

function changesOf({ before, after, left, right }: Pair): readonly CellChange[] {
  const columns = new Map([...before.columns, ...after.columns].map((column) => [column.key, column]));
  return [...columns.values()].flatMap(({ key, name }) => {
    if (key === "ordinal") return [];
    const [old, now] = [cellOf(before, left, key), cellOf(after, right, key)];
    if (isSame(old, now)) return [];
    const bothCounts = old?.kind === "count" && now?.kind === "count";
    return [
      {
        row: nameOf(right ?? left),
        column: name,
        kind: (right ?? left)?.kind ?? "row",
        before: old === undefined ? undefined : sayCell(old),
        after: now === undefined ? undefined : sayCell(now),
        difference: bothCounts ? now.value - old.value : undefined,
        behind: behindOf(now) ?? behindOf(old),
      },
    ];
  });
}

function cellOf({ columns }: Report, row: ReportRow | undefined, key: string): ReportCell | undefined {
  return row?.cells[columns.findIndex((column) => column.key === key)];
}

/** The same value; where a figure leads to is not part of it. */
function isSame(a: ReportCell | undefined, b: ReportCell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind !== b.kind) return false;
  if (a.kind === "text" && b.kind === "text") return a.text === b.text;
  return "value" in a && "value" in b ? a.value === b.value : true;
}

/** What heads a row: its first text that is no ordinal. */
function nameOf(row: ReportRow | undefined): string {
  const texts = row?.cells.flatMap((cell) =>
    cell.kind === "text" && !/^[\dIVX.]*$/.test(cell.text) ? [cell.text] : [],
  );
  return texts?.[0] ?? "";
}

function behindOf(cell: ReportCell | undefined): RowsBehind | undefined {
  return cell?.kind === "count" ? cell.behind : undefined;
}

/** Whether two reports show the same figures: rows, columns, cells and balances. */
export function sameFigures(a: Report, b: Report): boolean {
  const balances = (report: Report) => JSON.stringify(report.reconciliations);
  return compareReports(a, b).length === 0 && balances(a) === balances(b);
}
