import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCentre, type Centre } from "#modules/processing/testing.ts";
import type { Command, CommandIo } from "../command.ts";
import { importWorkflowsCommand } from "./import-workflows.ts";
import { watchdogCommand } from "./watchdog.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-workflows-"));
let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await centre.database.drop();
});

async function run(command: Command, argv: readonly string[], json = false) {
  const [out, notes]: [string[], string[]] = [[], []];
  const { app: db, owner } = centre.database;
  const io: CommandIo = {
    json,
    stdin: Readable.from([]),
    print: async (text) => void out.push(text),
    note: (text) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: async () => ({ db, owner, dataDir: folder }),
  };
  return { status: await command.run(argv, io), out: out.join("\n"), notes: notes.join("\n") };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const step = (code: string, text: string, actor: string, days: number) => ({
  step: code,
  cells: [text],
  actor,
  duration: `${days} ngày`,
  days,
});
const flow = {
  decision: "88/QĐ-UBND",
  date: "05/03/2026",
  n: 0,
  context: "Thủ tục thử Tổng thời gian: 2 ngày làm việc",
  total: "2 ngày làm việc",
  total_days: 2,
  steps: [
    step("B1", "Tiếp nhận", "Công chức Một cửa", 0.5),
    step("B2", "Ký", "Lãnh đạo Sở", 1.5),
    step("B3", "Trả kết quả", "CCMC tại TTPVHCC", 0),
  ],
};

describe("motcua import workflows", () => {
  it("prints one JSON object with the figures and what is doubtful", async () => {
    const path = file("flows.json", [flow, { ...flow, n: 1, total: "2 ngày" }, { n: 3 }]);
    const first = await run(importWorkflowsCommand, [path, "--publish"], true);
    expect(first.status).toBe(1);
    expect(JSON.parse(first.out)).toMatchObject({
      read: 3,
      imported: 2,
      published: 1,
      unchanged: 0,
      rejected: 1,
      doubtful: 1,
    });
    const again = JSON.parse((await run(importWorkflowsCommand, [path, "--publish"], true)).out);
    expect(again).toMatchObject({ imported: 0, unchanged: 2 });
  });

  it("tells people what to look at", async () => {
    const { status, out } = await run(importWorkflowsCommand, [
      file("other.json", [{ ...flow, n: 7, total: "2 ngày" }]),
    ]);
    expect(status).toBe(0);
    expect(out).toContain("QD-88-8  3 bước  dự thảo mới  Thủ tục thử");
    expect(out).toContain("hãy xác nhận cách tính");
    expect(out).toContain("1 quy trình được nhập, 0 không đổi, 0 bị loại.");
  });

  it.each([
    ["empty.json", "", "Tệp không có nội dung."],
    ["broken.json", "[{", "Tệp không phải JSON đọc được."],
  ])("refuses %s", async (name, content, reason) => {
    const { status, out, notes } = await run(importWorkflowsCommand, [file(name, content)], true);
    expect([status, notes]).toEqual([1, reason]);
    expect(JSON.parse(out)).toEqual({ refused: reason });
  });

  it("tells wrong use from a file that is not there", async () => {
    expect((await run(importWorkflowsCommand, [])).status).toBe(2);
    expect((await run(importWorkflowsCommand, ["a", "b"])).status).toBe(2);
    expect((await run(importWorkflowsCommand, ["a", "--force"])).status).toBe(2);
    expect((await run(importWorkflowsCommand, [join(folder, "none.json")])).status).toBe(1);
  });
});

describe("motcua watchdog", () => {
  it("ends with 0 when every dossier is in somebody's hands, and with 1 and a sentence when one is lost", async () => {
    const { id, code } = await centre.receive("LS-2487-1a");
    await centre.complete(id, "B1");
    const quiet = await run(watchdogCommand, []);
    expect([quiet.status, quiet.out]).toEqual([0, "Mọi hồ sơ đang mở đều có người xử lý."]);
    await sql`update task set state = 'cancelled', done_at = clock_timestamp() where dossier_id = ${id} and list is not null`.execute(
      centre.database.owner,
    );
    const alarm = await run(watchdogCommand, [], true);
    expect(alarm.status).toBe(1);
    expect(JSON.parse(alarm.out)).toMatchObject({ ok: false, count: 1, alarms: [{ kind: "no-task", code }] });
    expect((await run(watchdogCommand, [])).out).toContain("không có việc nào đang mở");
    expect((await run(watchdogCommand, ["now"])).status).toBe(2);
  });
});
