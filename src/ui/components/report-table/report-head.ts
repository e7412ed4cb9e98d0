/** A heading of a statutory table: a column, or a title over several headings. */
export type ReportHead = ReportColumn | ReportGroup;

export type ReportColumn = {
  readonly key: string;
  readonly head: string;
  /** What stands in the row of column numbers: `(3)=(4)+(5)+(6)`. */
  readonly number?: string | undefined;
  /** `name` heads its row and stays in sight; the others are numbers unless told to be text. */
  readonly kind?: "number" | "name" | "text" | undefined;
};

type ReportGroup = { readonly head: string; readonly under: readonly ReportHead[] };

export type HeadCell = {
  readonly key: string;
  readonly head: string;
  readonly across: number;
  readonly down: number;
  readonly column: ReportColumn | undefined;
};

/** The columns from left to right, without the titles over them. */
export function columnsOf(heads: readonly ReportHead[]): readonly ReportColumn[] {
  return heads.flatMap((head) => ("under" in head ? columnsOf(head.under) : [head]));
}

/** The rows of the merged heading: a title spans its columns, a column reaches down to the last row. */
export function headRowsOf(heads: readonly ReportHead[]): readonly (readonly HeadCell[])[] {
  const depth = depthOf(heads);
  const rows: HeadCell[][] = Array.from({ length: depth }, () => []);
  place(heads, { row: 0, depth, rows });
  return rows;
}

type Place = { readonly row: number; readonly depth: number; readonly rows: HeadCell[][] };

function place(heads: readonly ReportHead[], at: Place): void {
  for (const head of heads) {
    if ("under" in head) {
      const under = columnsOf(head.under);
      const key = `${under[0]?.key ?? head.head}-${at.row}`;
      at.rows[at.row]?.push({ key, head: head.head, across: under.length, down: 1, column: undefined });
      place(head.under, { ...at, row: at.row + 1 });
    } else {
      at.rows[at.row]?.push({ key: head.key, head: head.head, across: 1, down: at.depth - at.row, column: head });
    }
  }
}

function depthOf(heads: readonly ReportHead[]): number {
  return Math.max(1, ...heads.map((head) => ("under" in head ? 1 + depthOf(head.under) : 1)));
}
