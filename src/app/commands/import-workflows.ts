import { readFile, stat } from "node:fs/promises";
import { databaseNow } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { importWorkflows, type FlowImport } from "#modules/workflows/index.ts";
import type { Command, CommandIo } from "../command.ts";

const MOST_BYTES = 20 * 1024 * 1024;

export const importWorkflowsCommand: Command = {
  summary: "Nhập quy trình nội bộ từ tệp JSON thành dự thảo, nêu điều cần xác nhận",
  help: [
    "motcua import workflows FILE [--publish] [--json]",
    "",
    "Mỗi quy trình trong tệp thành dự thảo của một phiên bản mới. --publish: áp dụng ngay quy trình không có lỗi",
    "và không có điều cần xác nhận. Nhập lại cùng một tệp không thay đổi gì.",
    "Mã kết thúc: 0 đã nhập, 1 tệp bị từ chối hoặc có quy trình không nhập được, 2 dùng sai.",
  ].join("\n"),
  run: async (argv, io) => {
    const files = argv.filter((word) => !word.startsWith("--"));
    const flags = argv.filter((word) => word.startsWith("--"));
    const [file] = files;
    if (file === undefined || files.length > 1 || flags.some((flag) => flag !== "--publish")) {
      io.note("Cần đúng một tệp. Xem: motcua import workflows --help");
      return 2;
    }
    const text = await read(file);
    if (text === undefined) return refuse(io, `Không đọc được tệp ${file}, hoặc tệp lớn hơn 20 MB.`);
    const { db } = await io.database();
    const publishing = flags.includes("--publish") ? "publish-clean" : "drafts-only";
    const done = await importWorkflows(db, { text, newId, now: await databaseNow(db), publishing });
    if (!done.ok) return refuse(io, done.error);
    await tell(io, done.value);
    return done.value.rejected.length === 0 ? 0 : 1;
  },
};

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

async function tell(io: CommandIo, { imported, rejected }: FlowImport): Promise<void> {
  const count = (outcome: string) => imported.filter((each) => each.outcome === outcome).length;
  const doubtful = imported.filter((each) => each.doubts.length + each.findings.length > 0).length;
  const summary = {
    read: imported.length + rejected.length,
    imported: count("new-version") + count("published"),
    published: count("published"),
    unchanged: count("unchanged"),
    rejected: rejected.length,
    doubtful,
  };
  if (io.json) {
    await io.print(JSON.stringify({ ...summary, workflows: imported, rejections: rejected }));
    return;
  }
  for (const { code, name, steps, outcome, doubts, findings } of imported) {
    await io.print(`${code}  ${steps} bước  ${OUTCOMES[outcome]}  ${name}`);
    for (const line of [...findings, ...doubts]) await io.print(`    ? ${line}`);
  }
  for (const { at, reason } of rejected) await io.print(`! mục ${at + 1} không nhập được: ${reason}`);
  await io.print(
    `${summary.imported} quy trình được nhập, ${summary.unchanged} không đổi, ${summary.rejected} bị loại.`,
  );
}

const OUTCOMES = { "new-version": "dự thảo mới", unchanged: "không đổi", published: "đã áp dụng" } as const;
