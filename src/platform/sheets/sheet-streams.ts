import { Readable } from "node:stream";
import { bookWriter } from "./book-writer.ts";
import { csvClosing, csvOpening, csvRows } from "./csv-writer.ts";
import type { Row, Table } from "./table.ts";

/** A table with its rows, which are pulled as the reader of the stream takes bytes. */
export type Sheet = { readonly table: Table; readonly rows: Iterable<Row> | AsyncIterable<Row> };

/** How many rows are turned into bytes at once. */
const BATCH = 500;

/** A book of one or more sheets as a stream of bytes, in constant memory. A fault of the source ends the stream with it. */
export function xlsxStream(sheets: readonly Sheet[]): Readable {
  return Readable.from(bookBytes(sheets), { objectMode: false });
}

/** A table as csv, as a stream of bytes, in constant memory. */
export function csvStream(sheet: Sheet): Readable {
  return Readable.from(csvBytes(sheet), { objectMode: false });
}

async function* bookBytes(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const book = bookWriter();
  yield (await book.beginBook()).bytes;
  for (const { table, rows } of sheets) {
    let waiting = book.beginSheet(table);
    for await (const batch of batches(rows)) {
      // The next batch becomes XML while the last one is packed on another thread.
      const next = book.addRows(batch);
      next.catch(() => undefined);
      yield (await waiting).bytes;
      waiting = next;
    }
    yield (await waiting).bytes;
    yield (await book.endSheet()).bytes;
  }
  yield (await book.endBook()).bytes;
}

async function* csvBytes({ table, rows }: Sheet): AsyncGenerator<Buffer> {
  yield Buffer.from(csvOpening(table));
  for await (const batch of batches(rows)) yield csvRows(table, batch);
  const closing = csvClosing(table);
  if (closing !== "") yield Buffer.from(closing);
}

async function* batches(rows: Sheet["rows"]): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
