import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import type { Confirmation } from "../domain/confirm.ts";
import {
  findProcedureByCode,
  getProcedureCase,
  importCatalogue,
  listVersions,
  readLines,
  seedStarterCatalogue,
} from "../index.ts";
import { aWireMethod, aWireRecord } from "../testing.ts";
import { adoptNational, confirmProcedure, dismissNational } from "./publish-version.ts";

let db: TestDatabase;
const now = Temporal.Instant.from("2026-11-23T02:00:00Z");
const officerId = newId();
const publishing = () => ({ db: db.app, clock: fixedClock(now), newId, officerId });

beforeAll(async () => {
  db = await testDatabase();
  await transact(db.app, (tx) => seedOrganizations(tx, newId));
});
afterAll(() => db.drop());

async function bring(record: Readonly<Record<string, unknown>>): Promise<void> {
  const options = { newId, now, report: () => Promise.resolve(), openDossiers: () => Promise.resolve(new Map()) };
  await importCatalogue(db.app, readLines(Readable.from([Buffer.from(JSON.stringify(record))])), options);
}

const prose = (code: string) =>
  aWireRecord({
    code,
    cases: [],
    executionMethods: [aWireMethod({ processingTime: "Không quá 10 ngày làm việc", processingTimeUnit: "OTHER" })],
  });

const confirmation = (code: string, over: Partial<Confirmation> = {}): Confirmation => ({
  agency: null,
  cases: [
    {
      caseCode: `${code}.01`,
      limit: { value: 10, unit: "working-day" },
      sameDay: false,
      amounts: [],
      workflowCode: "STANDARD-10WD",
    },
  ],
  settled: [],
  legalBasis: "QĐ 1/2026/QĐ-UBND",
  ...over,
});

describe("confirming an imported procedure", () => {
  const code = "9.900001";

  it("makes a version by the administrator; a dossier that pinned the old one keeps it", async () => {
    await bring(prose(code));
    const before = await findProcedureByCode(db.app, code);
    const command = { code, basedOn: 1, reason: "Đã đối chiếu với quyết định của tỉnh" };
    const result = await confirmProcedure(publishing(), { ...command, confirmation: confirmation(code) });
    expect(result).toEqual({ ok: true, value: { code, number: 2 } });
    const after = await findProcedureByCode(db.app, code);
    expect(after?.version).toMatchObject({ source: "administrator", createdBy: officerId, reason: command.reason });
    expect(after?.version.difference[0]).toMatchObject({ subject: "Thời hạn", after: "10 ngày làm việc" });
    expect(await getProcedureCase(db.app, after?.cases[0]?.id ?? "")).toMatchObject({
      rule: { limit: { value: 10 } },
      workflowVersionId: expect.any(String) as string,
    });
    expect((await getProcedureCase(db.app, before?.cases[0]?.id ?? "")).rule).toBeNull();
  });

  it("is not undone by importing the same record again", async () => {
    await bring(prose(code));
    const found = await findProcedureByCode(db.app, code);
    expect(found?.version.number).toBe(2);
    expect(found?.proposed).toBeUndefined();
  });

  it("refuses a second administrator who looked at the older version", async () => {
    const command = { code, basedOn: 1, reason: "x", confirmation: confirmation(code) };
    expect(await confirmProcedure(publishing(), command)).toEqual({
      ok: false,
      error: { kind: "procedures/stale", inForce: 2 },
    });
  });

  it("refuses what the linter forbids, and says what", async () => {
    const other = "9.900002";
    await bring(prose(other));
    const open = confirmation(other, {
      cases: [{ caseCode: `${other}.01`, limit: null, sameDay: false, amounts: [], workflowCode: "NOPE" }],
    });
    const result = await confirmProcedure(publishing(), { code: other, basedOn: 1, reason: "x", confirmation: open });
    expect(result).toMatchObject({ ok: false, error: { kind: "procedures/not-complete" } });
    const findings = !result.ok && result.error.kind === "procedures/not-complete" ? result.error.findings : [];
    expect(findings.map((finding) => finding.code)).toEqual(expect.arrayContaining(["limit", "workflow"]));
    expect((await findProcedureByCode(db.app, other))?.version.number).toBe(1);
  });

  it("lets only one of two at once through", async () => {
    const other = "9.900003";
    await bring(prose(other));
    const command = { code: other, basedOn: 1, reason: "x", confirmation: confirmation(other) };
    const results = await Promise.all([
      confirmProcedure(publishing(), command),
      confirmProcedure(publishing(), command),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  it("throws for a code that is not there", async () => {
    const command = { code: "9.999999", basedOn: 1, reason: "x", confirmation: confirmation("9.999999") };
    await expect(confirmProcedure(publishing(), command)).rejects.toThrow("no procedure in force");
  });
});

describe("a national version that waits", () => {
  const code = "1.013830";

  it("is taken over with what only the centre knows", async () => {
    await transact(db.app, (tx) => seedStarterCatalogue(tx, { newId, now }));
    const cases = [{ name: "Cấp lại", code: `${code}.01`, processingDay: { qty: 6, type: "WORKING_DAY" } }];
    const record = aWireRecord({
      code,
      name: "Cấp lại Thẻ",
      cases,
      executionMethods: [aWireMethod({ processingTime: 6 })],
      departmentsExecuting: [{ code: "", name: "Sở Tư pháp" }],
    });
    await bring(record);
    const result = await adoptNational(publishing(), { code, basedOn: 1, reason: "Theo danh mục mới" });
    expect(result).toEqual({ ok: true, value: { code, number: 3 } });
    const found = await findProcedureByCode(db.app, code);
    expect(found?.proposed).toBeUndefined();
    expect(found?.version.content.cases[0]).toMatchObject({
      rule: { limit: { value: 6 } },
      workflowCode: "STANDARD-5WD",
    });
    const states = (await listVersions(db.app, found?.id ?? "")).map((version) => version.state);
    expect(states).toEqual(["in-force", "superseded", "superseded"]);
  });

  it("is set aside and stays away until the nation changes it", async () => {
    const other = "1.000390";
    const record = aWireRecord({ code: other, cases: [] });
    await bring(record);
    expect((await findProcedureByCode(db.app, other))?.proposed).toBeDefined();
    expect(await dismissNational(publishing(), { code: other, basedOn: 1, reason: "x" })).toMatchObject({ ok: true });
    await bring(record);
    expect((await findProcedureByCode(db.app, other))?.proposed).toBeUndefined();
    await bring(aWireRecord({ code: other, cases: [], name: "Tên khác" }));
    expect((await findProcedureByCode(db.app, other))?.proposed).toBeDefined();
  });

  it("stays waiting while the version in force is confirmed", async () => {
    const other = "1.000390";
    const found = await findProcedureByCode(db.app, other);
    const settled = confirmation(other, {
      cases: [
        {
          caseCode: `${other}.01`,
          limit: { value: 4, unit: "working-day" },
          sameDay: false,
          amounts: [],
          workflowCode: null,
        },
      ],
    });
    const command = { code: other, basedOn: found?.version.number ?? 0, reason: "Sửa thời hạn", confirmation: settled };
    expect(await confirmProcedure(publishing(), command)).toMatchObject({ ok: true });
    expect((await findProcedureByCode(db.app, other))?.proposed).toBeDefined();
  });

  it("refuses when nothing waits", async () => {
    const target = { code, basedOn: 3, reason: "x" };
    expect(await adoptNational(publishing(), target)).toMatchObject({ error: { kind: "procedures/nothing-proposed" } });
    expect(await dismissNational(publishing(), target)).toMatchObject({
      error: { kind: "procedures/nothing-proposed" },
    });
  });
});
