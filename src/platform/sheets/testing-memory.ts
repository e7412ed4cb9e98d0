import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvStream, xlsxStream } from "./sheet-streams.ts";
import type { Row, Table } from "./table.ts";

/** This file: started as a process it writes a table nowhere and tells the most memory it took, in MiB. For tests. */
export const MEMORY_SCRIPT = import.meta.filename;

const table: Table = {
  name: "Sổ",
  columns: Array.from({ length: 10 }, (_, index) => ({ name: `Cột ${index}`, format: index < 5 ? "text" : "integer" })),
};

if (process.argv[1] === MEMORY_SCRIPT) {
  const [format = "", count = ""] = process.argv.slice(2);
  const sheet = { table, rows: rows(Number(count)) };
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(format === "csv" ? csvStream(sheet) : xlsxStream([sheet]), nowhere);
  process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
}

function* rows(count: number): Generator<Row> {
  for (let number = 0; number < count; number += 1) {
    yield Array.from({ length: 10 }, (_, column) => (column < 5 ? `Nguyễn Thị Hồng ${number}` : number * column));
  }
}
