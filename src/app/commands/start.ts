import { openPlatformSimulator } from "#modules/payments/index.ts";
import { readConfig } from "#platform/config.ts";
import type { Command } from "../command.ts";
import { ensureDemo } from "../demo/ensure-demo.ts";
import { welcome } from "../demo/welcome.ts";
import { openRuntime } from "../open-runtime.ts";
import { assertPortFree, listen, stopRequested } from "../serve.ts";
import { createWeb } from "../web.tsx";
import { startWorker } from "../worker.ts";

/** The simulated payment platform listens on a port of its own, beside the centre's. */
const SIMULATOR_OFFSET = 21;

export const startCommand: Command = {
  summary: "Mở trung tâm mẫu: cơ sở dữ liệu, trang web, công việc nền",
  help: [
    "motcua start",
    "",
    "Lần đầu: tạo cơ sở dữ liệu kèm theo và nạp trung tâm mẫu. Những lần sau: mở lại đúng dữ liệu đó.",
    "PORT đổi cổng (mặc định 3000), MOTCUA_DATA_DIR đổi nơi để dữ liệu (mặc định .data).",
  ].join("\n"),
  run: async (_argv, io) => {
    const config = readConfig({ MOTCUA_LOG: "warn", ...process.env });
    await assertPortFree(config);
    io.note("Mở cơ sở dữ liệu…");
    const { runtime, database } = await openRuntime(config, io.note);
    try {
      const demo = await ensureDemo(runtime, database, io.progress);
      const worker = await startWorker(runtime, database);
      const app = await createWeb(runtime);
      await listen(app, config);
      const simulator = await openPlatformSimulator({
        db: runtime.db,
        port: config.port + SIMULATOR_OFFSET,
        ownOrigin: `http://127.0.0.1:${config.port}`,
        publicUrl: config.publicUrl,
      });
      await io.print(welcome(config.publicUrl, demo));
      await stopRequested();
      io.note("Đang dừng…");
      await simulator.close();
      await app.close();
      await worker.stop();
    } finally {
      await database.close();
    }
    return 0;
  },
};
