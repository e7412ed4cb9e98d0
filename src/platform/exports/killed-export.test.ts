import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { openExports } from "./exports.ts";
import { aJob } from "./testing-job.ts";
import { RUN_SCRIPT } from "./testing-run.ts";

const ROWS = 60_000;
const KILLS = 3;

describe("an export whose process is killed", { timeout: 120_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "killed-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(["xlsx", "csv"] as const)("goes on in the next process: %s has the same bytes", async (format) => {
    const exports = openExports(folder, fixedClock("2026-11-25T02:00:00Z"));
    const id = `killed-${format}`;
    const reached: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = start(folder, id, format);
      const from = reached.at(-1) ?? 0;
      const rows = await untilBeyond(from, async () => (await exports.progress(id))?.rows ?? 0);
      child.process.kill("SIGKILL");
      expect(await child.end).toBe("");
      expect(await exports.progress(id)).toMatchObject({ state: "waiting" });
      expect(await exports.open(id)).toBeUndefined();
      reached.push(rows);
    }
    expect(reached).toEqual([...new Set(reached)].toSorted((a, b) => a - b));
    expect(await start(folder, id, format).end).toBe("done");

    await exports.run(aJob(ROWS, { id: "unbroken", format }));
    const [killed, unbroken] = await Promise.all(
      [id, "unbroken"].map(async (one) => (await exports.open(one))?.read()),
    );
    if (killed === undefined || unbroken === undefined) throw new Error("an export did not finish");
    expect((await buffer(killed)).equals(await buffer(unbroken))).toBe(true);
  });
});

function start(folder: string, id: string, format: string) {
  const args = ["--no-warnings", RUN_SCRIPT, folder, id, String(ROWS), format];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise((done) => child.once("exit", done));
  const end = Promise.all([text(child.stdout), gone]).then(([said]) => said);
  return { process: child, end };
}

/** Waits until the export has got further than this, and answers how far. */
async function untilBeyond(from: number, rowsNow: () => Promise<number>): Promise<number> {
  for (;;) {
    const rows = await rowsNow();
    if (rows > from) return rows;
    await new Promise((done) => setTimeout(done, 5));
  }
}
