import { readConfig } from "#platform/config.ts";
import type { Command } from "../command.ts";
import { openRuntime } from "../open-runtime.ts";
import { assertPortFree, listen, stopRequested } from "../serve.ts";
import { createWeb } from "../web.tsx";

export const webCommand: Command = {
  summary: "Chỉ chạy trang web",
  help: "motcua web\n\nBiến môi trường: PORT, HOST, DATABASE_URL, MOTCUA_OWNER_DATABASE_URL, MOTCUA_DATA_DIR, MOTCUA_PUBLIC_URL, MOTCUA_SECRET_KEY, MOTCUA_TRUST_PROXY, MOTCUA_LOG.",
  run: async (_argv, io) => {
    const config = readConfig(process.env);
    await assertPortFree(config);
    const { runtime, database } = await openRuntime(config, io.note);
    try {
      const app = await createWeb(runtime);
      await listen(app, config);
      io.note(`Trang web: ${config.publicUrl}`);
      await stopRequested();
      await app.close();
    } finally {
      await database.close();
    }
    return 0;
  },
};
