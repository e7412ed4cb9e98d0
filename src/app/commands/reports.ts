import { databaseNow } from "#platform/db/db.ts";
import { loadCalendar } from "#modules/calendar/index.ts";
import { closeDays, rebuildFacts, compareSums } from "#modules/reporting/index.ts";
import type { Command, CommandIo, ExitStatus } from "../command.ts";

export const reportsCommand: Command = {
  summary: "Số liệu báo cáo: cộng ngày đã qua, kiểm tra tổng với từng hồ sơ, dựng lại từ nhật ký",
  help: [
    "motcua reports close|verify|rebuild [--json]",
    "",
    "close    cộng số liệu của các ngày đã kết thúc (công việc nền cũng tự làm mỗi giờ)",
    "verify   so mọi tổng đã cộng với số đếm trực tiếp từng hồ sơ; mã 1 khi có chỗ lệch",
    "rebuild  dựng lại số liệu của mọi hồ sơ chỉ từ nhật ký, rồi cộng lại",
  ].join("\n"),
  run: async (argv, io) => {
    const [what, ...rest] = argv;
    if (rest.length > 0 || (what !== "close" && what !== "verify" && what !== "rebuild")) {
      io.note(`Không hiểu "${argv.join(" ")}". Xem: motcua reports --help`);
      return 2;
    }
    if (what === "close") return close(io);
    return what === "verify" ? verify(io) : rebuild(io);
  },
};

async function close(io: CommandIo): Promise<ExitStatus> {
  const { db } = await io.database();
  const through = await closeDays(db, await databaseNow(db));
  const closedThrough = through?.toString() ?? null;
  await io.print(
    io.json ? JSON.stringify({ closedThrough }) : `Đã cộng số liệu đến hết ngày ${closedThrough ?? "(chưa có hồ sơ)"}.`,
  );
  return 0;
}

async function verify(io: CommandIo): Promise<ExitStatus> {
  const { db } = await io.database();
  const faults = await compareSums(db);
  if (io.json) await io.print(JSON.stringify({ ok: faults.length === 0, faults }));
  else if (faults.length === 0) await io.print("Mọi tổng đã cộng đều khớp với số đếm từng hồ sơ.");
  else {
    await io.print(`LỆCH ${faults.length} chỗ giữa tổng đã cộng và số đếm từng hồ sơ:`);
    for (const fault of faults) {
      await io.print(
        `  ${fault.grain} ${fault.startsOn.toString()} ${fault.measure}: đã cộng ${fault.summed}, đếm được ${fault.scanned} (${fault.agencyId})`,
      );
    }
  }
  return faults.length === 0 ? 0 : 1;
}

async function rebuild(io: CommandIo): Promise<ExitStatus> {
  const { db } = await io.database();
  const progress = io.progress("Dựng lại số liệu từ nhật ký");
  const calendar = await loadCalendar(db);
  const done = await rebuildFacts(db, { calendar, which: "all", onProgress: progress.advance });
  progress.end(`${done} hồ sơ`);
  await closeDays(db, await databaseNow(db));
  await io.print(io.json ? JSON.stringify({ dossiers: done }) : `Đã dựng lại số liệu của ${done} hồ sơ từ nhật ký.`);
  return 0;
}
