import type { Readable } from "node:stream";
import { formatDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { xlsxStream } from "#platform/sheets/sheet-streams.ts";
import type { Row, Table } from "#platform/sheets/table.ts";
import { listOnTheWay } from "../store/awaited.ts";
import type { DayKey } from "../store/days.ts";
import { listLines } from "../store/lists.ts";

const PAGE = 1_000;
const MOST_WAITING = 100_000;

const CLASS_WORDS = {
  exact: "Khớp",
  differs: "Lệch số tiền",
  "only-bank": "Chỉ có ở ngân hàng",
  duplicate: "Trùng",
} as const;

/** A day as a book of two sheets: the bank's lines with what became of each, and what is on its way. */
export function daySheet(db: Db, key: DayKey): Readable {
  const about = [{ left: `Đối soát tài khoản ${key.accountNo}, ngày ${formatDate(key.day)}`, look: "title" as const }];
  const lines: Table = {
    name: "Sao kê",
    above: about,
    columns: [
      { name: "Ngày", format: "date" },
      { name: "Số tham chiếu", format: "text", width: 20 },
      { name: "Số tiền", format: "money" },
      { name: "Nội dung", format: "text", width: 50 },
      { name: "Lớp", format: "text", width: 20 },
      { name: "Trạng thái", format: "text", width: 14 },
      { name: "Ghi chú", format: "text", width: 50 },
    ],
  };
  const waiting: Table = {
    name: "Đang chuyển",
    above: about,
    columns: [
      { name: "Ngày", format: "date" },
      { name: "Mã tham chiếu", format: "text", width: 16 },
      { name: "Số giao dịch", format: "text", width: 24 },
      { name: "Số tiền", format: "money" },
      { name: "Ghi chú", format: "text", width: 40 },
    ],
  };
  return xlsxStream([
    { table: lines, rows: lineRows(db, key) },
    { table: waiting, rows: waitingRows(db, key) },
  ]);
}

async function* lineRows(db: Db, key: DayKey): AsyncGenerator<Row> {
  let after: { readonly statementId: string; readonly no: number } | undefined;
  for (;;) {
    const page = await listLines(db, key, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const line of page) {
      const state = line.state === "settled" ? "Đã giải quyết" : "Chờ xử lý";
      const of = line.class === null ? "" : CLASS_WORDS[line.class];
      yield [line.day, line.bank_ref, line.amount, line.content, of, state, line.note];
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { statementId: last.statement_id, no: last.no };
  }
}

async function* waitingRows(db: Db, key: DayKey): AsyncGenerator<Row> {
  for (const row of await listOnTheWay(db, { ...key, limit: MOST_WAITING })) {
    yield [row.day, row.reference, row.provider_ref, row.amount, row.label];
  }
}
