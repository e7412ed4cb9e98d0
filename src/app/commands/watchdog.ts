import { databaseNow } from "#platform/db/db.ts";
import { watchCourier } from "#modules/courier/index.ts";
import { watchCustody } from "#modules/custody/index.ts";
import { alarmText, watch } from "#modules/processing/index.ts";
import type { Command } from "../command.ts";

export const watchdogCommand: Command = {
  summary:
    "Tìm hồ sơ bị bỏ quên: không có việc đang mở, không ai giữ vị trí, quá hạn chuyển, giấy tờ chưa nhận, chưa về",
  help: [
    "motcua watchdog [--json]",
    "",
    "Kết thúc với mã 0 khi mọi hồ sơ đều có người xử lý, mã 1 khi có báo động.",
    "Ends with status 0 when every dossier is in somebody's hands, 1 when there are alarms.",
  ].join("\n"),
  run: async (argv, io) => {
    if (argv.length > 0) {
      io.note(`Không hiểu "${argv.join(" ")}". Xem: motcua watchdog --help`);
      return 2;
    }
    const { db } = await io.database();
    const now = await databaseNow(db);
    const alarms = (await watch(db, now)).map((alarm) => ({ ...alarm, ...alarmText(alarm) }));
    const told = [...alarms, ...(await watchCustody(db, now)), ...(await watchCourier(db, now))];
    if (io.json) {
      await io.print(JSON.stringify({ ok: told.length === 0, count: told.length, alarms: told }));
    } else {
      for (const { vi } of told) await io.print(`! ${vi}`);
      await io.print(told.length === 0 ? "Mọi hồ sơ đang mở đều có người xử lý." : `${told.length} báo động.`);
    }
    return told.length === 0 ? 0 : 1;
  },
};
