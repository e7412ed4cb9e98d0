import { parseArgs } from "node:util";
import { loadCalendar } from "#modules/calendar/index.ts";
import { newId } from "#platform/ids.ts";
import type { Command } from "../command.ts";
import { figuresOfMonth } from "../demo/month-figures.ts";
import { provinceYear } from "../demo/month/scenario.ts";
import { holdingOf, underSimulatedClock } from "../demo/installation.ts";
import { loadYear } from "../demo/load-year.ts";
import { refusalToLoad, wholeNumber } from "./demo-options.ts";

const DOSSIERS = 340_000;
const SEED = 2025;

export const demoYearCommand: Command = {
  summary: "Sống lại một năm của cả tỉnh qua đúng các nghiệp vụ, để xem ở quy mô thật",
  help: [
    "motcua demo year [--dossiers N] [--seed N] [--json]",
    "",
    "Năm 2025, phần lớn trực tuyến và thủ tục ngắn. Cần thư mục dữ liệu còn trống (MOTCUA_DATA_DIR).",
    "",
    `  --dossiers N  số hồ sơ, từ 100 đến 5000000 (mặc định ${DOSSIERS})`,
    `  --seed N      năm khác, cùng số thì cùng năm (mặc định ${SEED})`,
    "",
    "Với --json: {received, resolved, onTime, inProcess, refused, withdrawn, stopped, notary, power}, đọc từ báo cáo.",
    "",
    "Trạng thái thoát: 0 xong · 1 thư mục dữ liệu đã có việc khác · 2 gọi sai.",
  ].join("\n"),
  run: async (argv, io) => {
    const asked = readAsked(argv);
    if (typeof asked === "string") {
      io.note(`${asked} Xem: motcua demo year --help`);
      return 2;
    }
    const database = await io.database();
    const refusal = refusalToLoad(await holdingOf(database.owner), database.dataDir, "demo year");
    if (refusal !== undefined) {
      io.note(refusal);
      return 1;
    }
    const inputs = provinceYear(asked);
    const started = performance.now();
    await underSimulatedClock(database, database.db, (db) => {
      const calendar = () => loadCalendar(db);
      return loadYear({ db, newId, calendar, inputs, label: "Sống qua một năm của tỉnh", progress: io.progress });
    });
    const seconds = (performance.now() - started) / 1000;
    io.note(`Xong trong ${Math.round(seconds)} giây: ${(asked.dossiers / seconds).toFixed(0)} hồ sơ mỗi giây.`);
    const figures = await figuresOfMonth(database.db, inputs);
    await io.print(
      io.json ? JSON.stringify(figures) : `Tiếp nhận ${figures.received}, đã giải quyết ${figures.resolved}.`,
    );
    return 0;
  },
};

function readAsked(argv: readonly string[]): { readonly dossiers: number; readonly seed: number } | string {
  let values: { readonly dossiers?: string; readonly seed?: string };
  try {
    const options = { dossiers: { type: "string" }, seed: { type: "string" } } as const;
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch {
    return `Không hiểu tham số: ${argv.join(" ")}.`;
  }
  const dossiers = wholeNumber(values.dossiers ?? String(DOSSIERS), { least: 100, most: 5_000_000 });
  if (dossiers === undefined) return "--dossiers là một số nguyên từ 100 đến 5000000.";
  const seed = wholeNumber(values.seed ?? String(SEED), { least: 0, most: 2_147_483_647 });
  if (seed === undefined) return "--seed là một số nguyên từ 0 đến 2147483647.";
  return { dossiers, seed };
}
