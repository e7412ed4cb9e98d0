import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { findAgencyByCode, seedOrganizations } from "#modules/organizations/index.ts";
import { importCatalogue, listProcedures, readLines, searchProcedures, seedStarterCatalogue } from "../index.ts";
import { aWireRecord } from "../testing.ts";

let db: TestDatabase;
const now = Temporal.Instant.from("2026-11-23T02:00:00Z");

beforeAll(async () => {
  db = await testDatabase();
  await transact(db.app, async (tx) => {
    await seedOrganizations(tx, newId);
    await seedStarterCatalogue(tx, { newId, now });
  });
});
afterAll(() => db.drop());

describe("searching procedures", () => {
  it("answers with code, agency, limit and cases", async () => {
    const [first] = await searchProcedures(db.app, "sang ten so do", { limit: 3 });
    expect(first).toMatchObject({ code: "1.115719", fieldName: "Đất đai", agencyName: "Văn phòng Đăng ký đất đai" });
    expect(first?.cases[0]).toMatchObject({ caseCode: "1.115719.01", limitText: "10 ngày làm việc", receivable: true });
    expect(first?.doubtful).toBe(true);
    expect(first?.score).toBeGreaterThan(0.5);
  });

  it("keeps to an agency when asked", async () => {
    const police = await findAgencyByCode(db.app, "H37.15");
    const hits = await searchProcedures(db.app, "cấp lại", { limit: 20, agencyId: police?.id ?? "" });
    expect(hits.length).toBeGreaterThan(0);
    expect(new Set(hits.map((hit) => hit.agencyId))).toEqual(new Set([police?.id]));
  });

  it("lists all by code when nothing was asked", async () => {
    const all = await searchProcedures(db.app, "  ", { limit: 1000 });
    expect(all.length).toBe((await listProcedures(db.app)).length);
    expect(all.map((hit) => hit.code)).toEqual(all.map((hit) => hit.code).sort());
    expect(await searchProcedures(db.app, "", { limit: 2 })).toHaveLength(2);
  });

  it("knows of a change at once, and leaves out what cannot be received when asked", async () => {
    const record = aWireRecord({
      code: "9.800001",
      name: "Cấp giấy thả diều ban đêm",
      departmentsExecuting: [{ code: "G17", name: "Bộ Thí dụ" }],
    });
    const options = { newId, now, report: () => Promise.resolve(), openDossiers: () => Promise.resolve(new Map()) };
    expect((await searchProcedures(db.app, "thả diều", { limit: 1 }))[0]?.code).not.toBe("9.800001");
    await importCatalogue(db.app, readLines(Readable.from([Buffer.from(JSON.stringify(record))])), options);
    expect((await searchProcedures(db.app, "tha dieu", { limit: 1 }))[0]?.code).toBe("9.800001");
    const receivable = await searchProcedures(db.app, "tha dieu", { limit: 50, receivable: true });
    expect(receivable.map((hit) => hit.code)).not.toContain("9.800001");
  });

  it("answers nothing to nonsense, and is not broken by anything typed", async () => {
    expect(await searchProcedures(db.app, "zzzzqqqq xxxxyyyy", { limit: 3 })).toEqual([]);
    for (const words of [
      "%",
      "'; drop table procedure; --",
      "a".repeat(10_000),
      "\u0000",
      "😀",
      "\ud800",
      "1.",
      "🡒 cấp",
    ]) {
      expect(Array.isArray(await searchProcedures(db.app, words, { limit: 3 }))).toBe(true);
    }
  });

  it("shares one loading between questions that come together", async () => {
    const hits = await Promise.all(
      Array.from({ length: 20 }, () => searchProcedures(db.app, "cap dien moi", { limit: 1 })),
    );
    expect(new Set(hits.map(([first]) => first?.code))).toEqual(new Set(["3.000001"]));
  });
});
