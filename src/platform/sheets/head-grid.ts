import type { Table } from "./table.ts";

/** A cell of the head in its place: rows and columns from 0. */
export type PlacedHead = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly down: number;
  readonly across: number;
};

/** `(3)` or `(3)=(4)+(5)`: the numbers of columns that the statutory forms have are no names. */
const NUMBERING = /^\(\d+\)/;

/** Puts the cells of a head into the grid as a browser does. A RangeError tells of a head that leaves or covers twice. */
export function placeHead(table: Table): readonly PlacedHead[] {
  const rows = headRows(table);
  const width = table.columns.length;
  const covered = rows.map(() => Array.from({ length: width }, () => false));
  const placed: PlacedHead[] = [];
  rows.forEach((cells, row) => {
    for (const { text, down = 1, across = 1 } of cells) {
      const column = covered[row]?.indexOf(false) ?? -1;
      const cell = { text, row, column, down, across };
      cover(covered, cell);
      placed.push(cell);
    }
  });
  const gap = covered.findIndex((row) => row.includes(false));
  if (gap !== -1) throw new RangeError(`row ${gap + 1} of the head leaves column ${covered[gap]?.indexOf(false)} bare`);
  return placed;
}

/** How many rows the head has. */
export function headHeight(table: Table): number {
  return headRows(table).length;
}

/** One name for each column, for a file with a single head row: what stands above it, from the top: `Trong kỳ – Trực tuyến`. */
export function flatHead(table: Table): readonly string[] {
  const placed = placeHead(table);
  return table.columns.map(({ name }, column) => {
    if (name !== undefined) return name;
    const above = placed.filter((cell) => cell.column <= column && column < cell.column + cell.across);
    const texts = above.map((cell) => cell.text.replace(/\s+/g, " ").trim());
    return texts.filter((text) => !NUMBERING.test(text)).join(" – ");
  });
}

function headRows(table: Table) {
  return table.head ?? [table.columns.map(({ name = "" }) => ({ text: name, across: 1, down: 1 }))];
}

function cover(covered: boolean[][], { row, column, down, across, text }: PlacedHead): void {
  for (let below = row; below < row + down; below += 1) {
    for (let beside = column; beside < column + across; beside += 1) {
      if (covered[below]?.[beside] !== false) throw new RangeError(`"${text}" does not fit into the head`);
      const line = covered[below];
      if (line !== undefined) line[beside] = true;
    }
  }
}
