import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openDb } from "#platform/db/db.ts";
import { testDatabase } from "#platform/db/testing.ts";
import type { Command } from "../command.ts";
import { demoFirstMonthCommand } from "./demo-first-month.ts";
import { demoYearCommand } from "./demo-year.ts";

/** Runs a command twice with `--json` on a fresh database: the first time it loads, the second it must not. */
async function runTwice(command: Command, argv: readonly string[]) {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "mot-cua-month-"));
  const printed: string[] = [];
  const notes: string[] = [];
  const io = {
    json: true,
    stdin: process.stdin,
    print: async (text: string) => void printed.push(text),
    note: (text: string) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: async () => ({
      db: database.app,
      owner: database.owner,
      openBulk: () => openDb({ url: database.urls.app, max: 8, purpose: "bulk-load" }),
      dataDir,
    }),
  };
  try {
    const first = await command.run(argv, io);
    const second = await command.run(argv, io);
    return { first, second, printed, notes };
  } finally {
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

it("demo first-month prints one object with the figures of the press report, read from the reports", async () => {
  const { first, second, printed, notes } = await runTwice(demoFirstMonthCommand, []);
  expect([first, second]).toEqual([0, 1]);
  expect(printed).toEqual([
    '{"received":596,"resolved":426,"onTime":426,"inProcess":170,"refused":0,"withdrawn":0,"stopped":0,"notary":209,"power":3,"courierOut":290,"courierBack":287,"courierOutstanding":3,"bankDossiers":145,"bankAmount":118983000,"bankUnexplained":0}',
  ]);
  expect(notes.at(-1)).toContain("Hãy dùng một thư mục khác");
}, 240_000);

it("demo year prints figures that add up", async () => {
  const { first, second, printed } = await runTwice(demoYearCommand, ["--dossiers", "100", "--seed", "3"]);
  expect([first, second]).toEqual([0, 1]);
  expect(printed).toHaveLength(1);
  const figures: Record<string, number> = JSON.parse(printed[0] ?? "{}");
  const { received = 0, resolved = 0, inProcess = 0, refused = 0, withdrawn = 0, stopped = 0 } = figures;
  expect(received).toBeGreaterThan(90);
  expect(received).toBe(resolved + inProcess + refused + withdrawn + stopped);
}, 120_000);
