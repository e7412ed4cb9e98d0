import { createReadStream, mkdirSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Instant } from "#kernel/time.ts";
import { inVietnam } from "#kernel/time.ts";
import { databaseNow, transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import {
  CatalogueFileError,
  importCatalogue,
  readLines,
  REPORT_HEADER,
  reportRow,
  type ImportOutcome,
} from "#modules/procedures/index.ts";
import type { Command, CommandIo, ExitStatus } from "../command.ts";

const HELP = `motcua import catalogue TỆP [--report TỆP] [--json]

Nhập danh mục thủ tục hành chính của Cổng Dịch vụ công quốc gia (mỗi dòng một bản ghi JSON, để trần hoặc nén gzip).
Mỗi bản ghi được nhập, hoặc được ghi vào tệp báo cáo kèm lý do; điều chưa rõ được nhập và đánh dấu "cần xác nhận".
Nhập lại cùng một tệp không thay đổi gì.

  --report TỆP   nơi ghi báo cáo CSV (mặc định: thư mục reports trong thư mục dữ liệu)
  --json         in một đối tượng JSON: read, imported, updated, unchanged, rejected, doubtful, report

Mã thoát: 0 đã nhập · 1 tệp bị từ chối hoặc không bản ghi nào nhập được · 2 dùng sai lệnh`;

/** `motcua import catalogue FILE`. */
export const importCatalogueCommand: Command = {
  summary: "Nhập danh mục thủ tục hành chính quốc gia",
  help: HELP,
  run: async (argv, io) => {
    const options = optionsOf(argv);
    if (options === undefined) {
      io.note(HELP);
      return 2;
    }
    const size = await sizeOf(options.file);
    if (size === undefined) return refuse(io, `Không đọc được tệp "${options.file}".`);
    const { db, dataDir } = await io.database();
    await transact(db, (tx) => seedOrganizations(tx, newId));
    const now = await databaseNow(db);
    const report = options.report ?? defaultReport(dataDir, now);
    try {
      const outcome = await importInto(db, { file: options.file, size, report, now, io });
      return await tell(io, outcome, report);
    } catch (error) {
      if (error instanceof CatalogueFileError) return refuse(io, error.message);
      throw error;
    }
  },
};

function optionsOf(
  argv: readonly string[],
): { readonly file: string; readonly report: string | undefined } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { report: { type: "string" } },
    });
    const rest = positionals[0] === "catalogue" ? positionals.slice(1) : positionals;
    const [file] = rest;
    return file === undefined || rest.length !== 1 ? undefined : { file, report: values.report };
  } catch {
    return undefined;
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined || found.isDirectory() ? undefined : found.size;
}

type Work = {
  readonly file: string;
  readonly size: number;
  readonly report: string;
  readonly now: Instant;
  readonly io: CommandIo;
};

async function importInto(db: Db, { file, size, report, now, io }: Work): Promise<ImportOutcome> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const bar = io.progress("Đọc danh mục", size);
  const sheet = await open(report, "w");
  try {
    await sheet.write(REPORT_HEADER);
    const outcome = await importCatalogue(db, readLines(stream), {
      newId,
      now,
      report: async (entry) => {
        await sheet.write(reportRow(entry));
      },
      openDossiers: (procedureIds) => openDossiers(db, procedureIds),
      onProgress: () => bar.advance(stream.bytesRead),
    });
    bar.advance(stream.bytesRead);
    bar.end(`${outcome.totals.read} bản ghi`);
    return outcome;
  } finally {
    stream.destroy();
    await sheet.close();
  }
}

// Dossiers are a higher slice than procedures, so the composition root asks on their behalf.
type DossierView = { dossier: { id: string; code: string | null; procedure_id: string; ended_at: unknown } };

async function openDossiers(db: Db, procedureIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  if (procedureIds.length === 0) return found;
  const rows = await db
    .withTables<DossierView>()
    .selectFrom("dossier")
    .select(["procedure_id", "code", "id"])
    .where("procedure_id", "in", procedureIds)
    .where("ended_at", "is", null)
    .orderBy("code")
    .execute();
  for (const row of rows) found.set(row.procedure_id, [...(found.get(row.procedure_id) ?? []), row.code ?? row.id]);
  return found;
}

function defaultReport(dataDir: string, now: Instant): string {
  const folder = join(dataDir, "reports");
  mkdirSync(folder, { recursive: true });
  const stamp = inVietnam(now).toString({ smallestUnit: "second" }).replace(/[-:]/gu, "");
  return join(folder, `nhap-danh-muc-${stamp}.csv`);
}

async function tell(io: CommandIo, { totals, cut }: ImportOutcome, report: string): Promise<ExitStatus> {
  if (cut !== undefined) io.note(cut);
  if (io.json) await io.print(JSON.stringify({ ...totals, report }));
  else {
    await io.print(
      [
        `Đã đọc ${totals.read} bản ghi: ${totals.imported} mới, ${totals.updated} có phiên bản mới, ${totals.unchanged} không đổi, ${totals.rejected} không nhập được.`,
        `${totals.doubtful} bản ghi có điểm cần xác nhận.`,
        `Báo cáo: ${report}`,
      ].join("\n"),
    );
  }
  const nothing = totals.imported + totals.updated + totals.unchanged === 0;
  return cut !== undefined || nothing ? 1 : 0;
}

async function refuse(io: CommandIo, reason: string): Promise<ExitStatus> {
  io.note(reason);
  if (io.json) {
    const totals = { read: 0, imported: 0, updated: 0, unchanged: 0, rejected: 0, doubtful: 0, report: null };
    await io.print(JSON.stringify({ ...totals, refused: reason }));
  }
  return 1;
}
