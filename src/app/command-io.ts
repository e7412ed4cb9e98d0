import { once } from "node:events";
import type { Config } from "#platform/config.ts";
import type { CommandDatabase, CommandIo, Progress } from "./command.ts";
import { openDatabase, type OpenDatabase } from "./database.ts";

const WIDTH = 28;

/** The outside of a command on this terminal; `close` frees what it opened. */
export function commandIo({ config, json }: { readonly config: Config; readonly json: boolean }): CommandIo & {
  readonly config: Config;
  readonly close: () => Promise<void>;
} {
  let opened: Promise<OpenDatabase> | undefined;
  const note = (text: string) => void process.stderr.write(`${text}\n`);
  return {
    config,
    json,
    stdin: process.stdin,
    print: async (text) => {
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
    },
    note,
    progress,
    database: async (): Promise<CommandDatabase> => {
      opened ??= openDatabase(config, note);
      const { db, owner, openBulk } = await opened;
      return { db, owner, openBulk, dataDir: config.dataDir };
    },
    close: async () => {
      if (opened !== undefined) await (await opened.catch(() => undefined))?.close();
    },
  };
}

/** A bar that redraws itself ten times a second on a terminal, and one closing line elsewhere. */
function progress(label: string, total?: number): Progress {
  const live = process.stderr.isTTY;
  let drawn = 0;
  let last = 0;
  return {
    advance: (done) => {
      last = done;
      const now = Date.now();
      if (!live || now - drawn < 100) return;
      drawn = now;
      process.stderr.write(`\r${line(label, done, total)}`);
    },
    end: (summary) =>
      process.stderr.write(
        `${live ? "\r" : ""}${line(label, last, total)}${summary === undefined ? "" : ` · ${summary}`}\n`,
      ),
  };
}

function line(label: string, done: number, total: number | undefined): string {
  const count = done.toLocaleString("vi-VN");
  if (total === undefined || total === 0) return `${label}: ${count}`;
  const filled = Math.round((Math.min(done, total) / total) * WIDTH);
  const percent = String(Math.round((done / total) * 100)).padStart(3);
  return `${label} [${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${percent} % ${count}/${total.toLocaleString("vi-VN")}`;
}
