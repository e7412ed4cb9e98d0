import type { Command } from "../command.ts";

export const migrateCommand: Command = {
  summary: "Nâng cấp cơ sở dữ liệu lên phiên bản mới nhất",
  help: "motcua migrate [--json]\n\nDùng DATABASE_URL (và MOTCUA_OWNER_DATABASE_URL cho quyền sở hữu bảng) nếu có, nếu không thì cơ sở dữ liệu kèm theo.",
  run: async (_argv, io) => {
    await io.database();
    if (io.json) await io.print(JSON.stringify({ migrated: true }));
    else io.note("Cơ sở dữ liệu đang ở phiên bản mới nhất.");
    return 0;
  },
};
