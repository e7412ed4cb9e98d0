import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { aWireRecord } from "#modules/procedures/testing.ts";
import type { CommandIo } from "../command.ts";
import { importCatalogueCommand } from "./import-catalogue.ts";
import { searchProceduresCommand } from "./search-procedures.ts";

let db: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  db = await testDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "motcua-import-"));
});
afterAll(async () => {
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

function terminal(over: Partial<CommandIo> = {}) {
  const out: string[] = [];
  const notes: string[] = [];
  const io: CommandIo = {
    json: false,
    stdin: process.stdin,
    print: (text) => Promise.resolve(void out.push(text)),
    note: (text) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: (summary) => void notes.push(summary ?? "") }),
    database: () => Promise.resolve({ db: db.app, owner: db.owner, dataDir }),
    ...over,
  };
  return { io, out, notes };
}

function file(name: string, content: string | Buffer): string {
  const path = join(dataDir, name);
  writeFileSync(path, content);
  return path;
}

const record = (code: string, over: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify(aWireRecord({ code, cases: [], ...over }));

describe("motcua search procedures, before anything was imported", () => {
  it("puts the starter catalogue in and answers in JSON, one object", async () => {
    const { io, out } = terminal({ json: true });
    expect(await searchProceduresCommand.run(["sang", "ten", "so", "do", "--limit", "3"], io)).toBe(0);
    expect(out).toHaveLength(1);
    const answer = JSON.parse(out[0] ?? "") as { query: string; count: number; procedures: { code: string }[] };
    expect(answer).toMatchObject({ query: "sang ten so do", count: 3 });
    expect(answer.procedures[0]).toMatchObject({
      code: "1.115719",
      field: "Đất đai",
      agency: "Văn phòng Đăng ký đất đai",
      doubtful: true,
    });
  });

  it("answers for people in lines, refuses what it does not find with 1 and wrong use with 2", async () => {
    const shown = terminal();
    expect(await searchProceduresCommand.run(["lam lai can cuoc"], shown.io)).toBe(0);
    expect(shown.out[0]).toMatch(/^2\.001194 +Cấp lại thẻ căn cước/);
    const none = terminal({ json: true });
    expect(await searchProceduresCommand.run(["zzzzqqqq"], none.io)).toBe(1);
    expect(JSON.parse(none.out[0] ?? "")).toEqual({ query: "zzzzqqqq", count: 0, procedures: [] });
    for (const argv of [[], ["  "], ["x", "--limit", "0"], ["x", "--limit", "nhieu"], ["x", "--la"]]) {
      expect(await searchProceduresCommand.run(argv, terminal().io)).toBe(2);
    }
  });
});

describe("motcua import catalogue", () => {
  const zipped = () =>
    file(
      "catalogue.jsonl.gz",
      gzipSync(`${record("9.920001")}\n{broken\n${record("9.920002", { departmentsExecuting: [] })}\n`),
    );

  it("ends with one JSON object and a report that names the bad line", async () => {
    const { io, out } = terminal({ json: true });
    expect(await importCatalogueCommand.run([zipped()], io)).toBe(0);
    expect(out).toHaveLength(1);
    const totals = JSON.parse(out[0] ?? "") as { report: string };
    expect(totals).toMatchObject({ read: 3, imported: 2, updated: 0, unchanged: 0, rejected: 1, doubtful: 2 });
    const report = readFileSync(totals.report, "utf8");
    expect(report).toMatch(/^\uFEFFDòng,Mã/);
    expect(report).toContain("\r\n2,,,Không nhập được,");
  });

  it("changes nothing the second time, and tells people in sentences", async () => {
    const { io, out } = terminal();
    const report = join(dataDir, "bao-cao.csv");
    expect(await importCatalogueCommand.run([zipped(), "--report", report], io)).toBe(0);
    expect(out.join("\n")).toContain("Đã đọc 3 bản ghi: 0 mới, 0 có phiên bản mới, 2 không đổi, 1 không nhập được.");
    expect(out.join("\n")).toContain(report);
  });

  it.each([
    ["an empty file", "", /rỗng/],
    ["UTF-16", Buffer.from("\uFEFF{}", "utf16le"), /UTF-16/],
    ["a JSON array", "[]", /mảng JSON/],
  ])("refuses %s with 1, before and without changing anything", async (name, content, reason) => {
    const { io, out, notes } = terminal({ json: true });
    expect(await importCatalogueCommand.run([file(`${name}.jsonl`, content)], io)).toBe(1);
    expect(notes.join("\n")).toMatch(reason);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({ read: 0, imported: 0 });
  });

  it("answers 1 when not one record could be imported, and lists each", async () => {
    const { io, out } = terminal({ json: true });
    expect(await importCatalogueCommand.run([file("bad.jsonl", "x\ny\n")], io)).toBe(1);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({ read: 2, rejected: 2 });
  });

  it("answers 1 for a cut gzip after keeping what came before", async () => {
    const lines = Array.from({ length: 400 }, (_, at) =>
      record(`9.93${String(at).padStart(4, "0")}`, { description: `${Math.sin(at)}` }),
    );
    const whole = gzipSync(lines.join("\n"));
    const { io, out, notes } = terminal({ json: true });
    expect(await importCatalogueCommand.run([file("cut.gz", whole.subarray(0, whole.length - 200))], io)).toBe(1);
    expect(notes.join("\n")).toContain("gzip bị hỏng hoặc bị cắt");
    const totals = JSON.parse(out[0] ?? "") as { imported: number };
    expect(totals.imported).toBeGreaterThan(0);
  });

  it("answers 1 for a file that is not there and 2 for wrong use", async () => {
    expect(await importCatalogueCommand.run([join(dataDir, "no-such-file")], terminal().io)).toBe(1);
    expect(await importCatalogueCommand.run([dataDir], terminal().io)).toBe(1);
    expect(await importCatalogueCommand.run([], terminal().io)).toBe(2);
    expect(await importCatalogueCommand.run(["a", "b"], terminal().io)).toBe(2);
    expect(await importCatalogueCommand.run(["a", "--bad"], terminal().io)).toBe(2);
  });
});
