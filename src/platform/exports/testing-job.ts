import { Temporal } from "#kernel/time.ts";
import type { Row, Table } from "../sheets/table.ts";
import type { ExportJob } from "./export-job.ts";

const table: Table = {
  name: "Sổ theo dõi",
  columns: [
    { name: "Số", format: "integer" },
    { name: "Mã", format: "text" },
    { name: "Ngày", format: "date" },
    { name: "Ghi chú", format: "text" },
  ],
  below: [{ left: "Hết sổ" }],
};

const DAYS = Array.from({ length: 28 }, (_, index) =>
  Temporal.PlainDate.from({ year: 2026, month: 1, day: index + 1 }),
);

/** An export of so many made-up rows behind a keyset cursor, the same at every asking. For tests. */
export function aJob(count: number, other: Partial<ExportJob> = {}): ExportJob {
  return {
    id: "export-0001",
    fileName: "so-theo-doi.xlsx",
    format: "xlsx",
    request: JSON.stringify({ by: "officer-1" }),
    table,
    total: () => Promise.resolve(count),
    rowsAfter: async (cursor, limit) => {
      const after = cursor === null ? 0 : Number(cursor);
      const last = Math.min(after + limit, count);
      const rows = Array.from({ length: last - after }, (_, index) => rowOf(after + index + 1));
      return { rows, cursor: last < count ? String(last) : null };
    },
    ...other,
  };
}

function rowOf(number: number): Row {
  const note = number % 7 === 0 ? `=SUM(A1:A${number}) & "đủ", <b>` : null;
  return [number, `H37.08-261123-${String(number).padStart(4, "0")}`, DAYS[number % 28] ?? null, note];
}
