import { parseArgs } from "node:util";
import { databaseNow, transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import {
  catalogueVersion,
  searchProcedures,
  seedStarterCatalogue,
  type ProcedureHit,
} from "#modules/procedures/index.ts";
import type { Command } from "../command.ts";

const HELP = `motcua search procedures TỪ… [--limit N] [--json]

Tìm thủ tục theo tên, mã, lĩnh vực, cơ quan hoặc lời nói thường ("sang ten so do"); có dấu hay không dấu đều được.
Danh mục còn trống thì dùng danh mục khởi đầu.

  --limit N   số kết quả (mặc định 10, nhiều nhất 100)
  --json      in {"query", "count", "procedures": [{code, name, field, agency, limit, doubtful, score, cases}]}

Mã thoát: 0 có kết quả · 1 không tìm thấy · 2 dùng sai lệnh`;

/** `motcua search procedures WORDS`. */
export const searchProceduresCommand: Command = {
  summary: "Tìm thủ tục hành chính bằng lời nói thường",
  help: HELP,
  run: async (argv, io) => {
    const asked = questionOf(argv);
    if (asked === undefined) {
      io.note(HELP);
      return 2;
    }
    const { db } = await io.database();
    await ensureCatalogue(db);
    const hits = await searchProcedures(db, asked.query, { limit: asked.limit });
    if (io.json) {
      await io.print(JSON.stringify({ query: asked.query, count: hits.length, procedures: hits.map(presentHit) }));
    } else if (hits.length === 0) io.note(`Không có thủ tục nào khớp "${asked.query}".`);
    else await io.print(hits.map(hitText).join("\n"));
    return hits.length === 0 ? 1 : 0;
  },
};

function questionOf(argv: readonly string[]): { readonly query: string; readonly limit: number } | undefined {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { limit: { type: "string", default: "10" } },
    });
    const query = (positionals[0] === "procedures" ? positionals.slice(1) : positionals).join(" ").trim();
    const limit = Number(values.limit);
    return query !== "" && Number.isInteger(limit) && limit >= 1 && limit <= 100 ? { query, limit } : undefined;
  } catch {
    return undefined;
  }
}

/** A data directory that was never started has no procedures yet: then the starter catalogue is put in. */
async function ensureCatalogue(db: Db): Promise<void> {
  if ((await catalogueVersion(db)) > 0) return;
  const now = await databaseNow(db);
  await transact(db, async (tx) => {
    await seedOrganizations(tx, newId);
    await seedStarterCatalogue(tx, { newId, now });
  });
}

function presentHit(hit: ProcedureHit) {
  return {
    code: hit.code,
    name: hit.name,
    field: hit.fieldName,
    agency: hit.agencyName,
    limit: hit.cases[0]?.limitText ?? "",
    doubtful: hit.doubtful,
    score: hit.score,
    cases: hit.cases.map(({ caseCode, caseName, limitText }) => ({ code: caseCode, name: caseName, limit: limitText })),
  };
}

function hitText(hit: ProcedureHit): string {
  const limit = hit.cases[0]?.limitText ?? "";
  const doubt = hit.doubtful ? " · có điểm cần xác nhận" : "";
  return `${hit.code.padEnd(12)} ${hit.name}\n${" ".repeat(13)}${[hit.agencyName, limit].filter(Boolean).join(" · ")}${doubt}`;
}
