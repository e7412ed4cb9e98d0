import { bookWriter, type BookState } from "./book-writer.ts";
import { csvClosing, csvOpening, csvRows } from "./csv-writer.ts";
import type { Row, Table } from "./table.ts";

export type FileFormat = "xlsx" | "csv";

/** A file of one table as far as it is written; plain JSON. A csv file needs no memory. */
export type WriterState = BookState | null;

/** The bytes to be written next, and the state after them. */
export type Piece = { readonly bytes: Buffer; readonly state: WriterState };

/** Writes one table as a file: `begin`, `rows` as often as wanted, `end`. Pieces come in the order of the calls. */
export type TableWriter = {
  readonly begin: () => Promise<Piece>;
  readonly rows: (rows: readonly Row[]) => Promise<Piece>;
  readonly end: () => Promise<Piece>;
};

/** A writer from the start, or from the state after an earlier piece: then the same calls give the same bytes. */
export function tableWriter(format: FileFormat, table: Table, state: WriterState = null): TableWriter {
  return format === "csv" ? csvWriter(table) : xlsxWriter(table, state);
}

function csvWriter(table: Table): TableWriter {
  const piece = (bytes: Buffer) => ({ bytes, state: null });
  return {
    begin: async () => piece(Buffer.from(csvOpening(table))),
    rows: async (rows) => piece(csvRows(table, rows)),
    end: async () => piece(Buffer.from(csvClosing(table))),
  };
}

function xlsxWriter(table: Table, state: WriterState): TableWriter {
  const book = bookWriter(state === null ? undefined : { table, state });
  return {
    begin: () => both(book.beginBook(), book.beginSheet(table)),
    rows: book.addRows,
    end: () => both(book.endSheet(), book.endBook()),
  };
}

async function both(first: Promise<Piece>, second: Promise<Piece>): Promise<Piece> {
  const [before, after] = await Promise.all([first, second]);
  return { bytes: Buffer.concat([before.bytes, after.bytes]), state: after.state };
}
