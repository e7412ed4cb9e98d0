import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import type { CommandIo } from "../command.ts";
import { calendarCommand } from "./calendar.ts";
import { dueCommand } from "./due.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-due-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(
  command: typeof dueCommand,
  argv: readonly string[],
  given: { readonly stdin?: string; readonly json?: boolean } = {},
) {
  const out: string[] = [];
  const notes: string[] = [];
  const io: CommandIo = {
    json: given.json ?? false,
    stdin: Readable.from(given.stdin === undefined ? [] : [Buffer.from(given.stdin)]),
    print: async (text) => void out.push(text),
    note: (text) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: () => Promise.reject(new Error("this command needs no database")),
  };
  const status = await command.run(argv, io);
  const text = out.join("\n");
  return {
    status,
    text,
    notes: notes.join("\n"),
    lines: text === "" ? [] : text.split("\n").map((l) => JSON.parse(l)),
  };
}

const EXAMPLE = '{"from":"2026-11-23T09:15:00+07:00","limit":{"value":5,"unit":"working-day"},"mode":"end-of-day"}';

const due = (stdin: string, argv: readonly string[] = []) => run(dueCommand, argv, { stdin });

describe("motcua due", () => {
  it("answers the example to the letter", async () => {
    const { status, text, lines } = await due(`${EXAMPLE}\n`);
    expect(status).toBe(0);
    expect(text.startsWith('{"due":"2026-12-01T16:30:00+07:00","trace":[')).toBe(true);
    expect(lines[0].trace).toContain("Thứ ba 24/11 là ngày nghỉ lễ (Ngày Văn hóa Việt Nam 24/11) nên không tính.");
  });

  it("answers in order, skips blank lines, numbers wrong ones and goes on", async () => {
    const { status, lines, notes } = await due(`${EXAMPLE}\n\nnot json\n[1]\n${EXAMPLE}`);
    expect(status).toBe(1);
    expect(lines.map((line) => line.due ?? `${line.line}:${line.error.code}`)).toEqual([
      "2026-12-01T16:30:00+07:00",
      "3:E_JSON",
      "4:E_JSON",
      "2026-12-01T16:30:00+07:00",
    ]);
    expect(notes).toBe("2 trong 4 dòng không tính được.");
  });

  it.each([
    ["2026-02-30T09:00:00+07:00", "E_DATE"],
    ["2027-02-29T09:00:00+07:00", "E_DATE"],
    ["11/2/2019", "E_DATE"],
    ["", "E_DATE"],
    ["2026-11-23", "E_DATE"],
    ["2026-11-23 09:15:00+07:00", "E_DATE"],
    ["2026-11-23T09:15:00", "E_DATE_RANGE"],
    ["2026-11-23T24:00:00+07:00", "E_DATE_RANGE"],
    ["2026-11-23T09:60:00+07:00", "E_DATE_RANGE"],
    ["infinity", "E_DATE_RANGE"],
    ["-infinity", "E_DATE_RANGE"],
    ["0001-01-01T00:00:00Z", "E_DATE_RANGE"],
    ["10000-01-01T00:00:00Z", "E_DATE_RANGE"],
    ["+010000-01-01T00:00:00Z", "E_DATE_RANGE"],
    ["1999-12-31T09:00:00+07:00", "E_DATE_RANGE"],
  ])("refuses the start %s", async (from, code) => {
    const { status, lines } = await due(JSON.stringify({ from, limit: { value: 1, unit: "hour" } }));
    expect([status, lines[0].line, lines[0].error.code, lines[0].error.path]).toEqual([1, 1, code, "/from"]);
  });

  it.each([
    [{ value: 0, unit: "hour" }, "E_LIMIT", "/limit"],
    [{ value: -5, unit: "working-day" }, "E_LIMIT", "/limit"],
    [{ value: 0.1, unit: "working-day" }, "E_LIMIT", "/limit"],
    [{ value: 1e9, unit: "calendar-day" }, "E_LIMIT", "/limit"],
    [{ value: "5", unit: "working-day" }, "E_VALUE", "/limit/value"],
    [{ value: 5, unit: "week" }, "E_VALUE", "/limit/unit"],
    [{ value: 5 }, "E_VALUE", "/limit/unit"],
    [{ value: 5, unit: "hour", note: "x" }, "E_UNKNOWN_FIELD", "/limit/note"],
    [undefined, "E_VALUE", "/limit"],
  ])("refuses the limit %j", async (limit, code, path) => {
    const { lines } = await due(JSON.stringify({ from: "2026-11-23T09:15:00+07:00", limit }));
    expect([lines[0].error.code, lines[0].error.path]).toEqual([code, path]);
  });

  it.each([
    ['{"from":"2026-11-23T09:15:00+07:00","from":"2026-11-24T09:15:00+07:00"}', "E_JSON_DUPLICATE"],
    ['{"__proto__":{"a":1},"from":"2026-11-23T09:15:00+07:00","limit":{"value":1,"unit":"hour"}}', "E_UNKNOWN_FIELD"],
    ['{"from":"2026-11-23T09:15:00+07:00","limit":{"value":1,"unit":"hour"},"mode":"noon"}', "E_VALUE"],
    ['{"from":"2199-12-30T09:15:00+07:00","limit":{"value":50,"unit":"year"}}', "E_CALENDAR_RANGE"],
  ])("refuses %s", async (line, code) => {
    expect((await due(line)).lines[0].error.code).toBe(code);
  });

  it("takes every field of a rule and every event", async () => {
    const { status, lines } = await due(
      JSON.stringify({
        from: "2026-11-23T09:15:00+07:00",
        limit: { value: 10, unit: "working-day" },
        mode: "clock",
        afterHour: "15:00",
        legalBasis: "Điều 1",
        stages: [{ value: 2, unit: "working-day" }],
        additions: [
          {
            condition: "mountainous",
            limit: { value: 10, unit: "working-day" },
            label: { vi: "xã miền núi", en: "x" },
          },
          { condition: "other", limit: { value: 90, unit: "working-day" }, label: { vi: "khác", en: "x" } },
        ],
        conditions: ["mountainous"],
        events: [
          { kind: "pause", at: "2026-11-25T09:00:00+07:00", reason: "chờ bổ sung" },
          { kind: "resume", at: "2026-11-26T09:00:00+07:00" },
          { kind: "exclude", from: "2026-11-27T07:30:00+07:00", to: "2026-11-27T09:30:00+07:00", reason: "niêm yết" },
          { kind: "extend", at: "2026-12-21T09:00:00+07:00", to: "2027-01-29T16:30:00+07:00", reason: "chờ xác minh" },
          { kind: "add", limit: { value: 1, unit: "working-day" }, reason: "xa" },
        ],
      }),
    );
    expect(status).toBe(0);
    expect(lines[0].due).toBe("2027-01-29T16:30:00+07:00");
    expect(lines[0].trace.join(" ")).toContain("Cộng thêm 10 ngày làm việc: xã miền núi.");
    expect(lines[0].trace.join(" ")).not.toContain("khác");
  });

  it("answers same-day procedures without a limit, and null while paused", async () => {
    const sameDay = '{"from":"2026-11-23T15:30:00+07:00","sameDay":true,"afterHour":"15:00"}';
    const paused = `${EXAMPLE.slice(0, -1)},"events":[{"kind":"pause","at":"2026-11-25T09:00:00+07:00"}]}`;
    const { lines } = await due(`${sameDay}\n${paused}\n`);
    expect(lines.map((line) => line.due)).toEqual(["2026-11-25T16:30:00+07:00", null]);
  });

  it("explains in English when asked", async () => {
    const { lines } = await due(EXAMPLE, ["--en"]);
    expect(lines[0].trace[0]).toBe("Received at 09:15 on Monday 23/11/2026.");
  });

  it("takes another calendar", async () => {
    const path = file(
      "2027.json",
      '{"years":{"2027":{"tet":["2027-02-04","2027-02-10"],"national_day_extra":"2027-09-03","swaps":[]}}}',
    );
    const line = '{"from":"2027-02-03T09:00:00+07:00","limit":{"value":1,"unit":"working-day"},"mode":"end-of-day"}';
    expect((await due(line)).lines[0].due).toBe("2027-02-04T16:30:00+07:00");
    const { lines } = await due(line, ["--calendar", path]);
    expect(lines[0].due).toBe("2027-02-11T16:30:00+07:00");
    expect(lines[0].trace.join(" ")).not.toContain("chưa được xác nhận");
  });

  it.each([
    ["a file that is not there", join(folder, "none.json"), "Không đọc được"],
    ["a file that is not JSON", file("broken.json", "{"), "không phải là JSON"],
    ["a file in another encoding", file("latin.json", Buffer.from([0x22, 0xe9, 0x22])), "Không đọc được"],
    [
      "a file with a wrong date",
      file("wrong.json", '{"years":{"2027":{"tet":["2027-02-30","2027-03-05"]}}}'),
      "years.2027.tet",
    ],
  ])("refuses %s", async (_name, path, words) => {
    const { status, notes, text } = await due(EXAMPLE, ["--calendar", path]);
    expect([status, text]).toEqual([1, ""]);
    expect(notes).toContain(words);
  });

  it("says that nothing was asked, and how to ask", async () => {
    expect(await due("")).toMatchObject({ status: 1, text: "" });
    expect(await run(dueCommand, ["--nonsense"], { stdin: "" })).toMatchObject({ status: 2 });
    expect(dueCommand.help).toContain("--calendar");
  });

  it("answers far past and future starts on one stream", async () => {
    const years = [2013, 2199, 2026, 2100];
    const { lines } = await due(
      years.map((y) => `{"from":"${y}-06-05T09:00:00+07:00","limit":{"value":3,"unit":"working-day"}}`).join("\n"),
    );
    expect(lines.map((line) => Number(line.due.slice(0, 4)))).toEqual(years);
  });
});

describe("motcua calendar", () => {
  it("prints every day with its kind and reason", async () => {
    const { status, lines } = await run(calendarCommand, ["2026"], { json: true });
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ year: 2026, status: "announced", missing: [], workingDays: 249 });
    expect(lines[0].days).toHaveLength(365);
    expect(lines[0].days[327]).toEqual({
      date: "2026-11-24",
      weekday: 2,
      kind: "holiday",
      reason: "Ngày Văn hóa Việt Nam 24/11",
      reasonEn: "Vietnamese Culture Day",
    });
  });

  it("marks a year that nobody announced", async () => {
    expect((await run(calendarCommand, ["2030"], { json: true })).lines[0]).toMatchObject({
      status: "unconfirmed",
      missing: ["tet", "national-day"],
    });
    const out: string[] = [];
    await calendarCommand.run(["2030"], { ...quiet(), print: async (text) => void out.push(text) });
    expect(out.join("\n")).toContain("(chưa xác nhận)");
    expect(out.join("\n")).toMatch(/02\/02\/2030 {2}Thứ bảy {3}ngày nghỉ lễ: Tết Nguyên đán/);
  });

  it.each([[[]], [["26"]], [["2012"]], [["2200"]], [["2026", "2027"]], [["--x", "2026"]]])(
    "is used wrongly with %j",
    async (argv) => {
      expect((await run(calendarCommand, argv, { json: true })).status).toBe(2);
    },
  );
});

function quiet(): CommandIo {
  return {
    json: false,
    stdin: Readable.from([]),
    print: () => Promise.resolve(),
    note: () => undefined,
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: () => Promise.reject(new Error("this command needs no database")),
  };
}
