import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { AGENCIES, seedOrganizations } from "#modules/organizations/index.ts";
import { STARTER_CATALOGUE } from "../data/starter-catalogue.ts";
import { casesOf, catalogueVersion, findProcedureByCode, getProcedureCase, listVersions } from "../index.ts";
import { seedStarterCatalogue } from "./seed-starter-catalogue.ts";

let db: TestDatabase;
const now = Temporal.Instant.from("2026-11-23T02:00:00Z");
const seed = () => transact(db.app, (tx) => seedStarterCatalogue(tx, { newId, now }));

beforeAll(async () => {
  db = await testDatabase();
  await transact(db.app, (tx) => seedOrganizations(tx, newId));
  expect(await seed()).toBe(STARTER_CATALOGUE.length);
});
afterAll(() => db.drop());

describe("seeding the starter catalogue", () => {
  it("may run again and changes nothing", async () => {
    const before = await catalogueVersion(db.app);
    expect(await seed()).toBe(0);
    expect(await catalogueVersion(db.app)).toBe(before);
  });

  it("gives each case its agency and workflow", async () => {
    const { rows } = await sql<{ open: number }>`
      select count(*) as open from procedure_case c join procedure_version v on v.id = c.version_id
      where c.workflow_version_id is null or v.agency_id is null`.execute(db.owner);
    expect(rows[0]?.open).toBe(0);
    expect(AGENCIES.length).toBeGreaterThan(16);
  });

  it("finds a procedure by its code, with cases in order", async () => {
    const found = await findProcedureByCode(db.app, "1.014439");
    expect(found?.version).toMatchObject({ number: 1, source: "starter", state: "in-force", validFrom: "2026-11-23" });
    expect(found?.cases.map((one) => one.caseCode)).toEqual(["1.014439.01", "1.014439.02"]);
    expect(found?.proposed).toBeUndefined();
    expect(await findProcedureByCode(db.app, "9.999999")).toBeUndefined();
    expect(await listVersions(db.app, found?.id ?? "")).toHaveLength(1);
  });

  it("gives a case as intake pins it", async () => {
    const found = await findProcedureByCode(db.app, "1.115712");
    const [first] = await casesOf(db.app, found?.version.id ?? "");
    const pinned = await getProcedureCase(db.app, first?.id ?? "");
    expect(pinned).toMatchObject({
      procedureCode: "1.115712",
      caseCode: "1.115712.01",
      fieldName: "Đất đai",
      rule: { limit: { value: 10, unit: "working-day" } },
      limitText: "10 ngày làm việc",
      immediate: false,
      resultName: "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
      supplementRule: "reset",
      maxSupplements: 1,
      legalBasis: "31/2024/QH15",
    });
    expect(pinned.components[0]).toMatchObject({ code: "TP01", originals: 1, required: true });
    expect(pinned.excludedPeriods).toHaveLength(2);
    expect(pinned.doubtful.join()).toContain("HĐND");
    expect(pinned.workflowVersionId).not.toBeNull();
  });

  it("throws for a case that is not there", async () => {
    await expect(getProcedureCase(db.app, newId())).rejects.toThrow("no procedure case");
  });

  it("keeps its word: what a version says cannot be changed or removed", async () => {
    const change = sql`update procedure_version set content = content || '{"name":"khác"}'`;
    await expect(change.execute(db.app)).rejects.toMatchObject({ code: "42501" });
    await expect(sql`delete from procedure_version`.execute(db.owner)).rejects.toMatchObject({ code: "42501" });
  });
});
