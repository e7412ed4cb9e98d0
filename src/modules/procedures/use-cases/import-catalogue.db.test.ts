import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { differenceSentence } from "../domain/difference.ts";
import {
  casesOf,
  catalogueVersion,
  findProcedureByCode,
  getProcedureCase,
  importCatalogue,
  listVersions,
  readLines,
  seedStarterCatalogue,
  UnreceivableCaseError,
  type ReportEntry,
} from "../index.ts";
import { aWireComponent, aWireMethod, aWireRecord } from "../testing.ts";

let db: TestDatabase;
const now = Temporal.Instant.from("2026-11-23T02:00:00Z");

beforeAll(async () => {
  db = await testDatabase();
  await transact(db.app, (tx) => seedOrganizations(tx, newId));
});
afterAll(() => db.drop());

type Over = Readonly<Record<string, unknown>>;

function record(code: string, over: Over = {}): string {
  const cases = [{ name: "Cấp giấy", code: `${code}.01`, processingDay: { qty: 5, type: "WORKING_DAY" } }];
  return JSON.stringify(aWireRecord({ code, cases, ...over }));
}

async function run(lines: readonly string[], openDossiers: ReadonlyMap<string, readonly string[]> = new Map()) {
  const entries: ReportEntry[] = [];
  const stream = Readable.from([Buffer.from(lines.join("\n"))]);
  const { totals, cut } = await importCatalogue(db.app, readLines(stream), {
    newId,
    now,
    report: (entry) => Promise.resolve(void entries.push(entry)),
    openDossiers: () => Promise.resolve(openDossiers),
  });
  return { totals, cut, entries };
}

const counts = (over: Over) => ({ read: 0, imported: 0, updated: 0, unchanged: 0, rejected: 0, doubtful: 0, ...over });

describe("importing the national catalogue", () => {
  it("imports every record or lists it with its reason, in the order of the file", async () => {
    const { totals, entries } = await run([
      record("9.100001"),
      "{broken",
      record("9.100002", { departmentsExecuting: [] }),
      record("9.100003-Xoa"),
      record("9.100001", { name: "Khác" }),
    ]);
    expect(totals).toEqual(counts({ read: 5, imported: 2, rejected: 3, doubtful: 1 }));
    expect(entries.map((entry) => [entry.line, entry.outcome, entry.reasons[0]])).toEqual([
      [2, "rejected", "Dòng không phải JSON đọc được (có thể bị cắt hoặc hỏng)"],
      [3, "doubtful", "Không ghi cơ quan thực hiện"],
      [4, "rejected", 'Mã "9.100003-Xoa" mang dấu đã xoá'],
      [5, "rejected", "Trùng mã với dòng 1"],
    ]);
    expect((await findProcedureByCode(db.app, "9.100001"))?.version.content.name).toBe("Cấp giấy thử nghiệm");
  });

  it("gives ours a standard process, and leaves a record without agency to be read only", async () => {
    const ours = await findProcedureByCode(db.app, "9.100001");
    expect(await getProcedureCase(db.app, ours?.cases[0]?.id ?? "")).toMatchObject({
      workflowVersionId: expect.any(String) as string,
      rule: { limit: { value: 5, unit: "working-day" } },
    });
    const unknown = await findProcedureByCode(db.app, "9.100002");
    expect(unknown?.version.agencyId).toBeNull();
    await expect(getProcedureCase(db.app, unknown?.cases[0]?.id ?? "")).rejects.toBeInstanceOf(UnreceivableCaseError);
  });

  it("changes nothing when the same file comes again", async () => {
    const lines = [record("9.200001"), record("9.200002", { legalBasisesDetails: [] })];
    await run(lines);
    const version = await catalogueVersion(db.app);
    const again = await run(lines);
    expect(again.totals).toEqual(counts({ read: 2, unchanged: 2, doubtful: 1 }));
    expect(await catalogueVersion(db.app)).toBe(version);
    const touched = await run([record("9.200001", { updatedAt: 5, id: "other" })]);
    expect(touched.totals).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it("makes a new version of a changed record, readable, with the open dossiers it touches", async () => {
    await run([record("9.300001")]);
    const before = await findProcedureByCode(db.app, "9.300001");
    const executionCases = [
      { name: "", profileComponents: [aWireComponent(), aWireComponent({ code: "TP02", name: "Ảnh 3 x 4" })] },
    ];
    const lines = [
      record("9.300001", { executionCases, executionMethods: [aWireMethod({ processingTime: 7 })], cases: [] }),
    ];
    const { totals, entries } = await run(lines, new Map([[before?.id ?? "", ["H37.07-261123-0001"]]]));
    expect(totals).toEqual(counts({ read: 1, updated: 1, doubtful: 1 }));
    const updated = entries.find((entry) => entry.outcome === "updated");
    expect(updated).toMatchObject({ code: "9.300001", dossiers: ["H37.07-261123-0001"] });
    expect(updated?.reasons).toContain('Thời hạn: từ "5 ngày làm việc" thành "7 ngày làm việc"');
    expect(updated?.reasons).toContain('Giấy tờ: thêm "Ảnh 3 x 4 (1 bản chính)"');
    const versions = await listVersions(db.app, before?.id ?? "");
    expect(versions.map((version) => [version.number, version.state])).toEqual([
      [2, "in-force"],
      [1, "superseded"],
    ]);
    expect(versions[0]?.difference.map(differenceSentence)).toEqual(updated?.reasons);
    expect(versions[1]?.validTo).toBe("2026-11-23");
    const pinned = await getProcedureCase(db.app, before?.cases[0]?.id ?? "");
    expect(pinned.rule?.limit.value).toBe(5);
  });

  it("tells a code repeated a thousand lines later", async () => {
    const lines = Array.from({ length: 250 }, (_, index) => record(`9.4${String(index).padStart(5, "0")}`));
    const { totals, entries } = await run([...lines, record("9.400000"), ` ${record(" 9.400001")}`]);
    expect(totals).toMatchObject({ read: 252, imported: 250, rejected: 2 });
    expect(
      entries.filter((entry) => entry.outcome === "rejected").map((entry) => [entry.line, entry.reasons[0]]),
    ).toEqual([
      [251, "Trùng mã với dòng 1"],
      [252, "Trùng mã với dòng 2"],
    ]);
    const { rows } = await sql<{ left: number }>`select count(*) as left from catalogue_import_code`.execute(db.owner);
    expect(rows[0]?.left).toBe(0);
  });

  it("refuses a file of which nothing can be read, and changes nothing", async () => {
    const version = await catalogueVersion(db.app);
    await expect(run([""])).rejects.toThrow(/rỗng/);
    await expect(run(["[1]"])).rejects.toThrow(/mảng JSON/);
    expect(await catalogueVersion(db.app)).toBe(version);
  });

  it("keeps what was read before a cut, and says where the file ends", async () => {
    async function* lines() {
      yield { kind: "text", line: 1, text: record("9.500001") } as const;
      yield await Promise.reject(new (await import("../index.ts")).CatalogueFileError("Tệp bị cắt."));
    }
    const options = { newId, now, report: () => Promise.resolve(), openDossiers: () => Promise.resolve(new Map()) };
    const outcome = await importCatalogue(db.app, lines(), options);
    expect(outcome).toMatchObject({ cut: "Tệp bị cắt.", totals: { read: 1, imported: 1 } });
  });

  it("lets two imports of the same file run at once", async () => {
    const lines = Array.from({ length: 120 }, (_, index) => record(`9.6${String(index).padStart(5, "0")}`));
    const [a, b] = await Promise.all([run(lines), run(lines)]);
    expect(a.totals.imported + b.totals.imported).toBe(120);
    expect(a.totals.unchanged + b.totals.unchanged).toBe(120);
  });

  it("survives text made to break things", async () => {
    const nasty = `'; drop table procedure; -- <img src=x onerror=alert(1)> \\u0000 ${"ế".repeat(3000)}`;
    const { totals } = await run([record("9.700001", { name: nasty, keywords: '{"a",b};c\\' })]);
    expect(totals).toMatchObject({ imported: 1 });
    expect((await findProcedureByCode(db.app, "9.700001"))?.version.content.name).toBe(nasty);
  });
});

describe("beside the starter catalogue", () => {
  const code = "1.013830";

  it("lets the national record wait for an administrator, and the centre's own version stay in force", async () => {
    await transact(db.app, (tx) => seedStarterCatalogue(tx, { newId, now }));
    const { totals, entries } = await run([record(code)]);
    expect(totals).toEqual(counts({ read: 1, updated: 1 }));
    expect(entries[0]?.reasons[0]).toContain("Chờ quản trị xác nhận");
    const found = await findProcedureByCode(db.app, code);
    expect(found?.version).toMatchObject({ source: "starter", number: 1 });
    expect(found?.proposed).toMatchObject({ source: "national", number: 2 });
    expect((await casesOf(db.app, found?.proposed?.id ?? "")).length).toBe(1);
    expect((await run([record(code)])).totals).toEqual(counts({ read: 1, unchanged: 1 }));
  });

  it("replaces a waiting version by a newer one", async () => {
    await run([record(code, { name: "Tên khác" })]);
    const found = await findProcedureByCode(db.app, code);
    expect(found?.proposed?.content.name).toBe("Tên khác");
    const states = (await listVersions(db.app, found?.id ?? "")).map((version) => version.state);
    expect(states).toEqual(["proposed", "superseded", "in-force"]);
  });

  it("gives way to the starter catalogue when it was imported first", async () => {
    await sql`select 1`.execute(db.app);
    const fresh = await testDatabase();
    try {
      await transact(fresh.app, (tx) => seedOrganizations(tx, newId));
      const options = { newId, now, report: () => Promise.resolve(), openDossiers: () => Promise.resolve(new Map()) };
      await importCatalogue(fresh.app, readLines(Readable.from([Buffer.from(record(code))])), options);
      await transact(fresh.app, (tx) => seedStarterCatalogue(tx, { newId, now }));
      const found = await findProcedureByCode(fresh.app, code);
      expect(found?.version).toMatchObject({ source: "starter", number: 2 });
      const again = await importCatalogue(fresh.app, readLines(Readable.from([Buffer.from(record(code))])), options);
      expect(again.totals).toMatchObject({ unchanged: 1 });
    } finally {
      await fresh.drop();
    }
  });
});
