import type { Readable } from "node:stream";
import { dateInVietnam } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { csvStream, xlsxStream } from "#platform/sheets/sheet-streams.ts";
import type { Row, Table } from "#platform/sheets/table.ts";
import { formOf, regimeOn } from "../domain/form-set.ts";
import { periodInWords } from "../domain/register-period.ts";
import { instantInWords, registerRows, type RegisterWanted } from "./register-of.ts";

export type RegisterFormat = "xlsx" | "csv";

/** The whole register of a period as a file that is written while it is read; any number of rows. */
export function registerSheet(db: Db, wanted: RegisterWanted, format: RegisterFormat): Readable {
  const sheet = { table: tableOf(wanted), rows: rowsOf(db, wanted) };
  return format === "csv" ? csvStream(sheet) : xlsxStream([sheet]);
}

async function* rowsOf(db: Db, wanted: RegisterWanted): AsyncGenerator<Row> {
  for await (const row of registerRows(db, wanted)) {
    const { ordinal, code, procedure, sets, owner, contact, resolvingUnit, returnBy, note } = row;
    const days = [row.receivedAt, row.dueAt, row.returnedAt].map((at) => (at === null ? null : dateInVietnam(at)));
    yield [ordinal, code, procedure, sets, owner, contact, resolvingUnit, ...days, returnBy, "", note];
  }
}

/** The columns of the official form (Mẫu 07 of TT 03/2025, Mẫu 06 of TT 01/2018). */
function tableOf({ agency, period, until }: RegisterWanted): Table {
  const form = formOf(regimeOn(period.from), "register");
  return {
    name: "Sổ theo dõi hồ sơ",
    above: [
      { left: agency.superiorName.toLocaleUpperCase("vi"), right: form?.number ?? "" },
      { left: agency.name.toLocaleUpperCase("vi"), look: "strong" },
      { centre: form?.title ?? "", look: "title" },
      { centre: `${periodInWords(period)}. Quyển số: ${period.from.year}` },
      {
        centre: `Ngày hẹn, ngày trả và ghi chú tính đến ${instantInWords(until)}; địa chỉ theo dữ liệu hiện nay`,
        look: "italic",
      },
    ],
    columns: [
      { format: "integer", width: 6, align: "centre" },
      { format: "text", width: 26 },
      { format: "text", width: 42, wrap: "wrap" },
      { format: "integer", width: 9, align: "centre" },
      { format: "text", width: 24, wrap: "wrap" },
      { format: "text", width: 34, wrap: "wrap" },
      { format: "text", width: 24, wrap: "wrap" },
      { format: "date" },
      { format: "date" },
      { format: "date" },
      { format: "text", width: 12 },
      { format: "text", width: 10 },
      { format: "text", width: 16 },
    ],
    head: [
      [
        ...[
          "STT",
          "Mã hồ sơ",
          "Tên TTHC (nội dung)",
          "Số lượng hồ sơ (bộ)",
          "Tên cá nhân, tổ chức",
          "Địa chỉ, số điện thoại",
          "Cơ quan chủ trì giải quyết",
        ].map((text) => ({ text, down: 2 })),
        { text: "Ngày, tháng, năm", across: 3 },
        { text: "Trả kết quả", across: 2 },
        { text: "Ghi chú", down: 2 },
      ],
      ["Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận"].map((text) => ({
        text,
      })),
    ],
    page: "landscape",
  };
}
