import { readConfig } from "#platform/config.ts";
import type { Command } from "../command.ts";
import { openRuntime } from "../open-runtime.ts";
import { stopRequested } from "../serve.ts";
import { startWorker } from "../worker.ts";

export const workerCommand: Command = {
  summary: "Chỉ chạy công việc nền",
  help: "motcua worker\n\nDùng cùng cấu hình với `motcua web`.",
  run: async (_argv, io) => {
    const { runtime, database } = await openRuntime(readConfig(process.env), io.note);
    try {
      const worker = await startWorker(runtime, database);
      io.note("Công việc nền đang chạy.");
      await stopRequested();
      await worker.stop();
    } finally {
      await database.close();
    }
    return 0;
  },
};
