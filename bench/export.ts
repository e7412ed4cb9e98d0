import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixedClock } from "#platform/clock.ts";
import type { ExportJob } from "#platform/exports/export-job.ts";
import { openExports, type Exports } from "#platform/exports/exports.ts";
import type { Format, Row, Table } from "#platform/sheets/table.ts";

/**
 * Promise: a million rows of fifteen columns as csv and as xlsx in under 60 s each, resumable after every 5,000 rows,
 * in constant memory. The limit of the same run is a bare loop that writes the finished file's bytes anew and flushes
 * them as often, but makes nothing and packs nothing.
 */
const ROWS = 1_000_000;
const PROMISED_SECONDS = 60;
const PROMISED_MEBIBYTES = 400;
const STEPS = ROWS / 5_000;

const NAMES = ["Nguyễn Thị Hồng Hạnh", "Hoàng Văn Đức", "Lý Thị Mỷ", "Công ty TNHH Xây dựng & Thương mại Đồng Đăng"];
const PROCEDURES = [
  "Đăng ký biến động quyền sử dụng đất trong các trường hợp chuyển đổi, chuyển nhượng",
  "Cấp lại Giấy phép lái xe",
  "Cấp phiếu lý lịch tư pháp",
];

const texts = (count: number) => Array.from({ length: count }, (): Format => "text");
const FORMATS: readonly Format[] = [
  "integer",
  ...texts(7),
  "instant",
  "instant",
  "instant",
  "text",
  "money",
  "percent",
  "text",
];
const TABLE: Table = {
  name: "Sổ theo dõi",
  columns: FORMATS.map((format, index) => ({ name: `Cột ${index + 1}`, format })),
};

const home = mkdtempSync(join(tmpdir(), "motcua-bench-"));
const FOLDER = join(home, "exports");
try {
  const exports = openExports(FOLDER, fixedClock("2026-11-25T02:00:00Z"));
  const met = [await measure(exports, "csv"), await measure(exports, "xlsx")];
  process.exitCode = met.every(Boolean) ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function measure(exports: Exports, format: "csv" | "xlsx"): Promise<boolean> {
  const job = jobOf(format);
  const memory = watchMemory();
  const [began, before] = [performance.now(), process.cpuUsage()];
  await exports.run(job);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  const mebibytes = memory.stop();
  const size = (await exports.progress(job.id))?.bytes ?? 0;
  const bare = await bareWrite(join(FOLDER, job.id, "file"), size);
  print(`${format}: 1,000,000 rows of 15 columns (s, promised ${PROMISED_SECONDS})`, seconds.toFixed(1));
  print(`${format}: of it time of the processor, all threads (s)`, ((user + system) / 1e6).toFixed(1));
  print(`${format}: rows a second`, Math.round(ROWS / seconds).toLocaleString("en"));
  print(`${format}: size of the file (MiB)`, (size / 2 ** 20).toFixed(0));
  print(`${format}: most memory of the process (MiB, promised ${PROMISED_MEBIBYTES})`, mebibytes.toFixed(0));
  print(`${format}: bare write of the same bytes (s)`, bare.toFixed(2));
  print(`${format}: ratio to the bare write`, (seconds / bare).toFixed(1));
  return seconds < PROMISED_SECONDS && mebibytes < PROMISED_MEBIBYTES;
}

function jobOf(format: "csv" | "xlsx"): ExportJob {
  return {
    id: `bench-${format}`,
    fileName: `so-theo-doi.${format}`,
    format,
    request: "",
    table: TABLE,
    total: () => Promise.resolve(ROWS),
    rowsAfter: async (cursor, limit) => {
      const from = Number(cursor ?? 0);
      const rows = Array.from({ length: limit }, (_, index) => rowOf(from + index));
      return { rows, cursor: from + limit < ROWS ? String(from + limit) : null };
    },
  };
}

function rowOf(number: number): Row {
  return [
    number + 1,
    `H37.08-261123-${String(number).padStart(4, "0")}`,
    NAMES[number % NAMES.length] ?? null,
    `0912${String(number).padStart(6, "0")}`,
    PROCEDURES[number % PROCEDURES.length] ?? null,
    "Đất đai",
    "Sở Nông nghiệp và Môi trường",
    "Trực tuyến",
    (1_700_000_000 + number) * 1_000,
    (1_700_500_000 + number) * 1_000,
    number % 7 === 0 ? null : (1_700_400_000 + number) * 1_000,
    number % 3 === 0 ? "Quá hạn" : "Trước hạn",
    (number % 5) * 50_000,
    0.985,
    number % 11 === 0 ? "Đã bổ sung giấy tờ" : null,
  ];
}

/** Samples the memory of the process; `stop` answers the most it saw, in MiB. */
function watchMemory() {
  let most = 0;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  return {
    stop: () => {
      clearInterval(sampling);
      return most / 2 ** 20;
    },
  };
}

/** Seconds to write as many bytes as often, with the file's own bytes. */
async function bareWrite(path: string, size: number): Promise<number> {
  const source = await open(path);
  const target = await open(`${path}.bare`, "w");
  const piece = Buffer.alloc(Math.ceil(size / STEPS));
  const began = performance.now();
  for (let at = 0; at < size; at += piece.length) {
    const { bytesRead } = await source.read(piece, 0, piece.length, at);
    await target.write(piece, 0, bytesRead);
    await target.datasync();
  }
  const seconds = (performance.now() - began) / 1000;
  await Promise.all([source.close(), target.close()]);
  return seconds;
}

function print(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(12)}\n`);
}
