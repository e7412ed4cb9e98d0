import { access, constants, mkdir } from "node:fs/promises";
import type { Command } from "../command.ts";
import { deepCheck, type Finding } from "../health.ts";

const ADVICE: Readonly<Record<string, string>> = {
  fsync: "Bật fsync trong postgresql.conf: tắt fsync là mất dữ liệu khi máy mất điện.",
  synchronous_commit: "Đặt synchronous_commit = on: nếu không, giấy tiếp nhận đã in có thể mất khi máy hỏng.",
  full_page_writes: "Bật full_page_writes.",
  clock: "Đồng bộ giờ của máy chủ web và máy chủ cơ sở dữ liệu (NTP).",
  disk: "Giải phóng dung lượng đĩa: cần còn ít nhất 1 GiB.",
  queue: "Công việc nền đang chờ quá lâu: kiểm tra tiến trình `motcua worker`.",
  journal: "Vai trò của ứng dụng không được phép sửa nhật ký: kết nối bằng motcua_app, không phải chủ sở hữu bảng.",
  node: "Cần Node 24 trở lên: chạy qua npm sau khi npm ci.",
  "data-dir": "Thư mục dữ liệu (MOTCUA_DATA_DIR) phải ghi được.",
};

export const doctorCommand: Command = {
  summary: "Tự kiểm tra cài đặt và nói điều cần sửa",
  help: "motcua doctor [--json]\n\nTrạng thái thoát: 0 mọi thứ tốt · 1 có điều cần sửa.",
  run: async (_argv, io) => {
    const { db, dataDir } = await io.database();
    const findings = [node(), await dataDirWritable(dataDir), ...(await deepCheck(db, dataDir))];
    const healthy = findings.every((finding) => finding.ok);
    if (io.json) await io.print(JSON.stringify({ healthy, findings }));
    else for (const finding of findings) await io.print(readable(finding));
    return healthy ? 0 : 1;
  },
};

function readable({ what, ok, detail }: Finding): string {
  return `${ok ? "tốt    " : "CẦN SỬA"}  ${what.padEnd(20)} ${detail}${ok ? "" : `\n         → ${ADVICE[what] ?? ""}`}`;
}

function node(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  return { what: "node", ok: major >= 24, detail: process.versions.node };
}

async function dataDirWritable(folder: string): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return { what: "data-dir", ok: true, detail: "ghi được" };
  } catch (error) {
    return { what: "data-dir", ok: false, detail: error instanceof Error ? error.message : "không ghi được" };
  }
}
