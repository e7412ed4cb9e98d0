import { describe, expect, it } from "vitest";
import type { Command, CommandIo } from "../command.ts";
import { demoFirstMonthCommand } from "./demo-first-month.ts";
import { demoYearCommand } from "./demo-year.ts";
import { refusalToLoad, wholeNumber } from "./demo-options.ts";

/** Runs a command that must not reach the database. */
async function refused(command: Command, argv: readonly string[]): Promise<string> {
  const notes: string[] = [];
  const io: CommandIo = {
    json: false,
    stdin: process.stdin,
    print: () => Promise.reject(new Error("nothing to print")),
    note: (text) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: () => Promise.reject(new Error("must not be opened")),
  };
  expect(await command.run(argv, io)).toBe(2);
  return notes.join("\n");
}

describe("demo first-month", () => {
  it.each([
    [["--seed", "x"], "--seed là một số nguyên"],
    [["--seed", "-1"], "Không hiểu tham số"],
    [["--late", "tám"], "--late là phần trăm số hồ sơ, từ 0 đến 40, ví dụ --late 8."],
    [["--late", "41"], "từ 0 đến 40"],
    [["--supplements", ""], "--supplements là phần trăm"],
    [["--late", "40", "--supplements", "30", "--stops", "20"], "cộng lại không được quá 80"],
    [["--nonsense"], "Không hiểu tham số: --nonsense"],
    [["flood"], "Không hiểu tham số: flood"],
  ])("%j is wrong use", async (argv, sentence) => {
    const note = await refused(demoFirstMonthCommand, argv);
    expect(note).toContain(sentence);
    expect(note).toContain("--help");
  });

  it("tells every option", () => {
    for (const option of ["seed", "late", "supplements", "refusals", "withdrawals", "stops", "flood", "json"]) {
      expect(demoFirstMonthCommand.help).toContain(`--${option}`);
    }
  });
});

describe("demo year", () => {
  it.each([
    [["--dossiers", "99"], "--dossiers là một số nguyên từ 100 đến 5000000."],
    [["--dossiers", "1e3"], "--dossiers"],
    [["--seed", "9999999999"], "--seed"],
    [["--late", "3"], "Không hiểu tham số"],
  ])("%j is wrong use", async (argv, sentence) => {
    expect(await refused(demoYearCommand, argv)).toContain(sentence);
  });
});

describe("what a data directory holds", () => {
  it("is never loaded over", () => {
    expect(refusalToLoad("nothing", ".data", "demo year")).toBeUndefined();
    expect(refusalToLoad("unfinished", ".data", "demo year")).toBeUndefined();
    expect(refusalToLoad("demo", ".data", "demo year")).toContain("MOTCUA_DATA_DIR=");
    expect(refusalToLoad("centre", ".data", "demo year")).toContain("dữ liệu của một trung tâm");
  });
});

it.each([
  ["0", 0],
  ["40", 40],
  ["41", undefined],
  ["", undefined],
  ["4.5", undefined],
  [" 4", undefined],
] as const)("%j is %j as a whole number up to 40", (text, value) => {
  expect(wholeNumber(text, { least: 0, most: 40 })).toBe(value);
});
