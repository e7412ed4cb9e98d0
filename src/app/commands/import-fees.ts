import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { dateInVietnam, Temporal, type PlainDate } from "#kernel/time.ts";
import { databaseNow } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { importFees, type FeesImport } from "#modules/fees/index.ts";
import type { Command, CommandIo } from "../command.ts";

const MOST_BYTES = 20 * 1024 * 1024;

export const importFeesCommand: Command = {
  summary: "Nhập mức phí, lệ phí đất đai từ tệp JSON thành quy tắc thu, nêu điều cần xác nhận",
  help: [
    "motcua import fees FILE [--from YYYY-MM-DD] [--json]",
    "",
    "Mỗi thủ tục trong tệp thành một phiên bản quy tắc thu, áp dụng từ ngày --from (mặc định: hôm nay). Quy tắc do",
    "quản trị viên ban hành không bị ghi đè. Nhập lại cùng một tệp không thay đổi gì.",
    "Mã kết thúc: 0 đã nhập hết, 1 tệp bị từ chối hoặc có mục, có dòng không đọc được, 2 dùng sai.",
  ].join("\n"),
  run: async (argv, io) => {
    const options = optionsOf(argv);
    if (options === undefined) {
      io.note("Cần đúng một tệp. Xem: motcua import fees --help");
      return 2;
    }
    const text = await read(options.file);
    if (text === undefined) return refuse(io, `Không đọc được tệp ${options.file}, hoặc tệp lớn hơn 20 MB.`);
    const { db } = await io.database();
    const now = await databaseNow(db);
    const done = await importFees(db, { text, from: options.from ?? dateInVietnam(now), now, newId });
    if (!done.ok) return refuse(io, done.error);
    await tell(io, done.value);
    const isWhole = done.value.rejected.length === 0 && done.value.imported.every(({ unread }) => unread === 0);
    return isWhole ? 0 : 1;
  },
};

type Options = { readonly file: string; readonly from: PlainDate | undefined };

function optionsOf(argv: readonly string[]): Options | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { from: { type: "string" } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length !== 1) return undefined;
    return { file, from: values.from === undefined ? undefined : Temporal.PlainDate.from(values.from) };
  } catch {
    return undefined;
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > MOST_BYTES ? undefined : await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}

async function refuse(io: CommandIo, reason: string): Promise<1> {
  if (io.json) await io.print(JSON.stringify({ refused: reason }));
  io.note(reason);
  return 1;
}

const OUTCOMES = {
  "new-version": "phiên bản mới",
  unchanged: "không đổi",
  "kept-administrator": "giữ quy tắc của quản trị viên",
} as const;

async function tell(io: CommandIo, { imported, rejected }: FeesImport): Promise<void> {
  const count = (outcome: string) => imported.filter((one) => one.outcome === outcome).length;
  const lines = imported.reduce((sum, one) => sum + one.lines, 0);
  const unread = imported.reduce((sum, one) => sum + one.unread, 0);
  const summary = {
    read: imported.length + rejected.length,
    imported: count("new-version"),
    unchanged: count("unchanged"),
    kept: count("kept-administrator"),
    rejected: rejected.length,
    lines,
    unread,
  };
  if (io.json) {
    await io.print(JSON.stringify({ ...summary, procedures: imported, rejections: rejected }));
    return;
  }
  for (const { procedureCode, title, lines: own, outcome, doubts } of imported) {
    await io.print(`${procedureCode}  ${own} dòng mức thu  ${OUTCOMES[outcome]}  ${title.slice(0, 90)}`);
    for (const doubt of doubts) await io.print(`    ? ${doubt}`);
  }
  for (const { at, reason } of rejected) await io.print(`! mục ${at + 1} không nhập được: ${reason}`);
  await io.print(
    `${lines} dòng mức thu của ${summary.read} thủ tục: ${summary.imported} phiên bản mới, ${summary.unchanged} không đổi, ${unread} dòng không đọc được.`,
  );
}
