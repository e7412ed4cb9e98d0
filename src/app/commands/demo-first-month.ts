import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadCalendar } from "#modules/calendar/index.ts";
import { closeDays } from "#modules/reporting/index.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { openBlobs } from "#platform/blobs.ts";
import { databaseNow } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Command } from "../command.ts";
import { figuresOfMonth, type MonthFigures } from "../demo/month-figures.ts";
import { monthOf, PRESS_SEED, type MonthAsked } from "../demo/month/scenario.ts";
import { holdingOf, underSimulatedClock } from "../demo/installation.ts";
import { loadMonth } from "../demo/load-month.ts";
import { refusalToLoad, wholeNumber } from "./demo-options.ts";

const PERCENTS = ["late", "supplements", "refusals", "withdrawals", "stops"] as const;

export const demoFirstMonthCommand: Command = {
  summary: "Sống lại tháng đầu tiên của Trung tâm: 10/01 đến 11/02/2019, từng việc một",
  help: [
    "motcua demo first-month [--seed N] [--late P] [--supplements P] [--refusals P] [--withdrawals P] [--stops P]",
    "                        [--flood] [--json]",
    "",
    "Cán bộ của trung tâm mẫu làm từng việc qua đúng các nghiệp vụ của phần mềm, theo đồng hồ của tháng đó, Tết ở giữa.",
    "Cần thư mục dữ liệu còn trống (MOTCUA_DATA_DIR). Xong, npm start trên thư mục đó mở trung tâm này.",
    "",
    `  --seed N         tháng khác, cùng số thì cùng tháng (mặc định ${PRESS_SEED}: tháng mà báo chí đã kể)`,
    "  --late P         P phần trăm hồ sơ bị để quá hạn",
    "  --supplements P  P phần trăm bị yêu cầu bổ sung khi đang giải quyết",
    "  --refusals P     P phần trăm bị từ chối tại quầy",
    "  --withdrawals P  P phần trăm được chủ hồ sơ rút",
    "  --stops P        P phần trăm bị dừng giải quyết",
    "  --flood          gấp ba người đến trong sáu ngày làm việc trước Tết",
    "P từ 0 đến 40, cộng lại không quá 80; chỉ hồ sơ nào có thể gặp việc đó mới gặp (hồ sơ trả ngay thì không).",
    "",
    "Với --json, đọc từ báo cáo: {received, resolved, onTime, inProcess, refused, withdrawn, stopped, notary, power,",
    "courierOut, courierBack, courierOutstanding, bankDossiers, bankAmount, bankUnexplained}; tiền bằng đồng;",
    "received = resolved + inProcess + refused + withdrawn + stopped.",
    "",
    "Trạng thái thoát: 0 xong · 1 thư mục dữ liệu đã có việc khác · 2 gọi sai.",
  ].join("\n"),
  run: async (argv, io) => {
    const asked = readAsked(argv);
    if (typeof asked === "string") {
      io.note(`${asked} Xem: motcua demo first-month --help`);
      return 2;
    }
    const database = await io.database();
    const refusal = refusalToLoad(await holdingOf(database.owner), database.dataDir, "demo first-month");
    if (refusal !== undefined) {
      io.note(refusal);
      return 1;
    }
    const inputs = monthOf(asked);
    const started = performance.now();
    await underSimulatedClock(database, database.db, (db) =>
      loadMonth({
        db,
        newId,
        calendar: () => loadCalendar(db),
        blobs: openBlobs(join(database.dataDir, "files")),
        inputs,
        label: "Sống qua tháng đầu tiên",
        progress: io.progress,
      }),
    );
    await closeDays(database.db, await databaseNow(database.db));
    io.note(`Xong trong ${Math.round((performance.now() - started) / 1000)} giây.`);
    const figures = await figuresOfMonth(database.db, inputs);
    await io.print(io.json ? JSON.stringify(figures) : inWords(figures, database.dataDir));
    return 0;
  },
};

function readAsked(argv: readonly string[]): MonthAsked | string {
  let values: Partial<Record<(typeof PERCENTS)[number] | "seed", string>> & { readonly flood?: boolean };
  try {
    const percents = { late: TEXT, supplements: TEXT, refusals: TEXT, withdrawals: TEXT, stops: TEXT };
    ({ values } = parseArgs({ args: [...argv], options: { ...percents, seed: TEXT, flood: { type: "boolean" } } }));
  } catch {
    return `Không hiểu tham số: ${argv.join(" ")}.`;
  }
  const seed = wholeNumber(values.seed ?? String(PRESS_SEED), { least: 0, most: 2_147_483_647 });
  if (seed === undefined) return "--seed là một số nguyên từ 0 đến 2147483647.";
  const percents = { late: 0, supplements: 0, refusals: 0, withdrawals: 0, stops: 0 };
  for (const name of PERCENTS) {
    const percent = Number(values[name] ?? "0");
    if (values[name]?.trim() === "" || !(percent >= 0 && percent <= MOST)) {
      return `--${name} là phần trăm số hồ sơ, từ 0 đến ${MOST}, ví dụ --${name} 8.`;
    }
    percents[name] = percent;
  }
  if (PERCENTS.reduce((sum, name) => sum + percents[name], 0) > MOST_TOGETHER) {
    return `Các phần trăm cộng lại không được quá ${MOST_TOGETHER}.`;
  }
  return { seed, ...percents, flood: values.flood === true ? "before-tet" : "none" };
}

const TEXT = { type: "string" } as const;
const MOST = 40;
const MOST_TOGETHER = 80;

function inWords(figures: MonthFigures, dataDir: string): string {
  const { received, resolved, onTime, inProcess, refused, withdrawn, stopped, notary, power } = figures;
  const { courierOut, courierBack, courierOutstanding, bankDossiers, bankAmount, bankUnexplained } = figures;
  const share = resolved === 0 ? 100 : Math.floor((onTime / resolved) * 1000) / 10;
  return [
    `Tiếp nhận ${received} hồ sơ (Phòng Công chứng số 1: ${notary}, Công ty Điện lực: ${power}).`,
    `Đã giải quyết ${resolved}, trước và đúng hạn ${onTime} (${String(share).replace(".", ",")} %).`,
    `Đang giải quyết ${inProcess}, từ chối ${refused}, rút ${withdrawn}, dừng ${stopped}.`,
    `Bưu điện chuyển ${courierOut} hồ sơ đến các cơ quan, đưa về ${courierBack}, chưa về ${courierOutstanding}.`,
    `Ngân hàng thu ${bankDossiers} hồ sơ, ${formatMoney(bankAmount)}; chưa giải thích được ${formatMoney(bankUnexplained)}.`,
    "",
    `Mở trung tâm này: MOTCUA_DATA_DIR=${dataDir} npm start`,
    "Báo cáo nhanh của tháng (đăng nhập giamdoc): /dieu-hanh/bao-cao-nhanh?tu=10/01/2019&den=11/02/2019",
  ].join("\n");
}
