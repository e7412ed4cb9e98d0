import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { LANG_SON_2487 } from "../domain/lang-son-2487.ts";
import { readFlow } from "../domain/read-flow.ts";
import { findPublishedWorkflow, listVersionsOf, listWorkflows } from "../store/versions.ts";
import { importWorkflows } from "./import-workflows.ts";

const SOURCE = new URL("../../../../../shared/data/workflows-lang-son/flows.json", import.meta.url);
const now = Temporal.Instant.from("2026-11-23T02:00:00Z");
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const run = (text: string, publishing: "drafts-only" | "publish-clean" = "drafts-only") =>
  importWorkflows(database.app, { text, newId, now, publishing });

const step = (code: string, cell: string, actor: string, days: number | null) => ({
  step: code,
  cells: [cell],
  actor,
  duration: days === null ? "tùy" : `${days} ngày`,
  days,
});
const clean = {
  decision: "77/QĐ-UBND",
  date: "02/03/2026",
  n: 0,
  context: "1. Thủ tục thử nghiệm Tổng thời gian giải quyết: 3 ngày làm việc",
  total: "Tổng thời gian | 3 ngày làm việc",
  total_days: 3,
  steps: [
    step("B1", "Tiếp nhận hồ sơ", "Công chức Một cửa", 0.5),
    step("B2", "Phân công xử lý", "Lãnh đạo phòng", 0.5),
    step("B3", "Thẩm định", "Chuyên viên", 1),
    step("B4", "Ký", "Lãnh đạo Sở", 0.5),
    step("B5", "Đóng dấu", "Văn thư Sở", 0.5),
    step("B6", "Trả kết quả", "CCMC tại TTPVHCC", 0),
  ],
};

describe("import of published processes", () => {
  it("makes a draft of each, publishes the clean ones when asked, and changes nothing the second time", async () => {
    const first = await run(JSON.stringify([clean]));
    expect(first).toMatchObject({
      value: { imported: [{ code: "QD-77-1", outcome: "new-version", doubts: [], findings: [] }] },
    });
    expect(await run(JSON.stringify([clean]))).toMatchObject({ value: { imported: [{ outcome: "unchanged" }] } });
    expect(await run(JSON.stringify([clean]), "publish-clean")).toMatchObject({
      value: { imported: [{ outcome: "published" }] },
    });
    expect(await run(JSON.stringify([clean]), "publish-clean")).toMatchObject({
      value: { imported: [{ outcome: "unchanged" }] },
    });
    const published = await findPublishedWorkflow(database.app, "QD-77-1");
    expect(published?.approval?.number).toBe("77/QĐ-UBND");
    expect(published?.definition.steps.map((each) => each.act)).toEqual([
      "receive",
      "assign",
      "appraise",
      "sign",
      "register",
      "return-result",
    ]);
    const changed = {
      ...clean,
      steps: clean.steps.map((each) => (each.step === "B3" ? { ...each, cells: ["Thẩm định kỹ"] } : each)),
    };
    await run(JSON.stringify([changed]));
    expect((await listVersionsOf(database.app, "QD-77-1")).map((each) => each.state)).toEqual(["draft", "published"]);
  });

  it("lists what is doubtful instead of guessing in silence", async () => {
    const odd = {
      ...clean,
      n: 1,
      total: "Tổng 3 ngày",
      steps: clean.steps.map((each) =>
        each.step === "B3"
          ? { ...step("B3", "Thẩm định. Trường hợp cần thiết thì lấy ý kiến", "Ban chỉ đạo", null) }
          : each,
      ),
    };
    const done = await run(JSON.stringify([odd]), "publish-clean");
    if (!done.ok) throw new Error(done.error);
    const [imported] = done.value.imported;
    expect(imported?.outcome).toBe("new-version");
    expect(imported?.doubts.join("\n")).toMatch(/Ban chỉ đạo/);
    expect(imported?.doubts.join("\n")).toMatch(/không đọc được thời gian "tùy"/);
    expect(imported?.doubts.join("\n")).toMatch(/có thể là một nhánh/);
    expect(imported?.doubts.join("\n")).toMatch(/ngày làm việc/);
    expect(imported?.findings.join("\n")).toMatch(/khác tổng thời hạn/);
  });

  it.each([
    ["", "Tệp không có nội dung."],
    ["{", "Tệp không phải JSON đọc được."],
    ["{}", "Tệp phải là một danh sách quy trình (JSON)."],
    ["\uFFFD[]", "Tệp không phải UTF-8."],
  ])("refuses %j whole", async (text, reason) => {
    const before = (await listWorkflows(database.app)).length;
    expect(await run(text)).toEqual({ ok: false, error: reason });
    expect(await listWorkflows(database.app)).toHaveLength(before);
  });

  it("names each entry that cannot be read, and imports the others", async () => {
    const entries = [{ ...clean, n: 5 }, { decision: "1" }, null, { ...clean, n: 6, steps: [] }];
    const done = await run(`\uFEFF${JSON.stringify(entries)}`);
    expect(done).toMatchObject({
      value: { imported: [{ code: "QD-77-6" }], rejected: [{ at: 1 }, { at: 2 }, { at: 3 }] },
    });
  });
});

describe.skipIf(!existsSync(SOURCE))("the file of decision 2487 (skipped without it)", () => {
  it("gives eight processes with the times and positions that we wrote by hand", async () => {
    const done = await run(readFileSync(SOURCE, "utf8"));
    if (!done.ok) throw new Error(done.error);
    expect(done.value.rejected).toEqual([]);
    expect(done.value.imported.map((each) => each.findings)).toEqual(Array.from({ length: 8 }, () => []));
    for (const [at, ours] of LANG_SON_2487.entries()) {
      const [theirs] = await listVersionsOf(database.app, `QD-2487-${at + 1}`);
      const plain = (steps: readonly { code: string; actor: { place: string }; limit: { value: number } | null }[]) =>
        steps
          .filter((each) => each.code !== "B2A")
          .map((each) => [each.code, each.actor.place, each.limit?.value ?? null]);
      expect(plain(theirs?.definition.steps ?? [])).toEqual(plain(ours.steps));
    }
  });

  it("reads names without the sentence about time", () => {
    const { definition } = readFlow({ ...clean, totalDays: 3, steps: [] });
    expect(definition.name).toBe("Thủ tục thử nghiệm");
  });
});
