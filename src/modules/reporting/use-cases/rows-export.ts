import { z } from "zod";
import { Temporal } from "#kernel/time.ts";
import { ROLES, type Viewer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { ExportJob, ExportOrder } from "#platform/exports/export-job.ts";
import type { Exports } from "#platform/exports/exports.ts";
import type { Row, Table } from "#platform/sheets/table.ts";
import { ROW_MEASURES, ROW_ORDERS, type RowOrder } from "../domain/row-measure.ts";
import { ONLINE_PARTS } from "../domain/service-levels/service-level.ts";
import { countRows, listRows, type RowQuestion } from "../store/list-rows.ts";
import { readRowCursor, writeRowCursor } from "../store/row-cursor.ts";
import { exportedRows } from "./present-rows.ts";

/** A list of dossiers to be written as a file, for the eyes of one officer. */
export type RowsOrder = {
  readonly question: RowQuestion;
  readonly order: RowOrder;
  readonly title: string;
  /** Of whom, of which days, as of when. */
  readonly about: readonly string[];
  readonly viewer: Pick<Viewer, "officerId" | "appointments">;
};

/** The sheet of a list, without its rows. */
export function rowsTable({ title, about }: Pick<RowsOrder, "title" | "about">): Table {
  return {
    name: "Danh sách hồ sơ",
    above: [{ centre: title, look: "title" }, ...about.map((line) => ({ centre: line }))],
    columns: [
      { name: "Mã hồ sơ", format: "text", width: 22 },
      { name: "Chủ hồ sơ", format: "text", width: 30, wrap: "wrap" },
      { name: "Thủ tục", format: "text", width: 50, wrap: "wrap" },
      { name: "Cơ quan", format: "text", width: 20 },
      { name: "Hình thức nộp", format: "text", width: 14 },
      { name: "Nộp lúc", format: "instant" },
      { name: "Tiếp nhận lúc", format: "instant" },
      { name: "Ngày hẹn trả", format: "date" },
      { name: "Kết thúc lúc", format: "instant" },
      { name: "Tình trạng", format: "text", width: 26 },
    ],
  };
}

/** Rows in their order, batch by batch: for files that are written while they are sent. */
export async function* streamRows(db: Db, wish: RowsOrder): AsyncGenerator<Row> {
  let cursor: string | null = null;
  do {
    const page = await rowsAfter(db, wish, { cursor, limit: 1_000 });
    yield* page.rows;
    cursor = page.cursor;
  } while (cursor !== null);
}

/** What is kept with a big file, so that another process can go on with it. */
export function writeOrder(wish: RowsOrder, file: Pick<ExportOrder, "id" | "fileName" | "format">): ExportOrder {
  return { ...file, request: JSON.stringify(wish) };
}

/** Whose file it is. */
export function ownerOf({ request }: ExportOrder): string {
  return readOrder(request).viewer.officerId;
}

/**
 * Writes every big file that waits for it, one after the other, and takes away those of yesterday. A file that cannot be
 * written keeps none of the others waiting; its fault is thrown when they are done.
 */
export async function writeExports(db: Db, exports: Exports): Promise<number> {
  await exports.sweep();
  let written = 0;
  const faults: unknown[] = [];
  for (const order of await exports.list()) {
    if (order.state !== "waiting" && order.state !== "failed") continue;
    try {
      if ((await exports.run(jobOf(db, order))) === "done") written += 1;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} exports could not be written`);
  return written;
}

function jobOf(db: Db, order: ExportOrder): ExportJob {
  const wish = readOrder(order.request);
  const { id, fileName, format, request } = order;
  return {
    ...{ id, fileName, format, request, table: rowsTable(wish) },
    total: () => countRows(db, wish.question),
    rowsAfter: (cursor, limit) => rowsAfter(db, wish, { cursor, limit }),
  };
}

async function rowsAfter(
  db: Db,
  { question, order, viewer }: RowsOrder,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
) {
  const after = cursor === null ? undefined : readRowCursor(cursor);
  const { rows, next } = await listRows(db, question, { limit, order, after });
  const told = await exportedRows(db, rows, { viewer, until: question.until });
  return { rows: told, cursor: next === undefined ? null : writeRowCursor(next) };
}

function readOrder(request: string): RowsOrder {
  return schema.parse(JSON.parse(request));
}

const day = z.string().transform((text) => Temporal.PlainDate.from(text));
const schema = z.object({
  question: z.object({
    measure: z.enum(ROW_MEASURES),
    from: day,
    until: z.string().transform((text) => Temporal.Instant.from(text)),
    agencyIds: z.array(z.string()).exactOptional(),
    fieldCode: z.string().exactOptional(),
    procedureCode: z.string().exactOptional(),
    channel: z.string().exactOptional(),
    onlinePart: z.enum(ONLINE_PARTS).exactOptional(),
    returnBy: z.string().exactOptional(),
    acceptedFrom: day.exactOptional(),
    acceptedTo: day.exactOptional(),
    dueFrom: day.exactOptional(),
    dueTo: day.exactOptional(),
    dossierIds: z.array(z.string()).exactOptional(),
  }),
  order: z.enum(ROW_ORDERS),
  title: z.string(),
  about: z.array(z.string()),
  viewer: z.object({
    officerId: z.string(),
    appointments: z.array(z.object({ unitId: z.string(), agencyId: z.string(), role: z.enum(ROLES) })),
  }),
});
