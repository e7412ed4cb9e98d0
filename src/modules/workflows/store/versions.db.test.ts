import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { KITE_PERMIT } from "../domain/example.ts";
import { LANG_SON_2487 } from "../domain/lang-son-2487.ts";
import { draftWorkflow, publishWorkflow } from "../use-cases/publish-workflow.ts";
import { ensureWorkflow, seedWorkflows } from "../use-cases/seed-workflows.ts";
import {
  findPublishedWorkflow,
  getWorkflowVersion,
  listVersionsOf,
  listWorkflows,
  workflowVersionForIntake,
} from "./versions.ts";
import { tablesOf } from "./tables.ts";

const now = Temporal.Instant.from("2026-11-23T02:00:00Z");
const from = Temporal.PlainDate.from("2026-12-01");
const approval = { number: "12/QĐ-UBND", date: Temporal.PlainDate.from("2026-11-20") };
const seeding = { newId, now };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await transact(database.app, (tx) => seedWorkflows(tx, seeding));
});
afterAll(() => database.drop());

async function draft(change: Partial<typeof KITE_PERMIT>): Promise<string> {
  const id = newId();
  await draftWorkflow(database.app, { id, definition: { ...KITE_PERMIT, ...change }, now, by: null });
  return id;
}

describe("seeded processes", () => {
  it("holds the eight real ones as they were written, and adds nothing the second time", async () => {
    for (const definition of LANG_SON_2487) {
      const stored = await findPublishedWorkflow(database.app, definition.code);
      expect(stored?.definition).toEqual(definition);
      expect(stored?.approval?.number).toBe("2487/QĐ-UBND");
      expect(stored?.effectiveFrom?.toString()).toBe("2025-11-19");
    }
    const before = await listWorkflows(database.app);
    const ids = await transact(database.app, (tx) => seedWorkflows(tx, seeding));
    expect(await listWorkflows(database.app)).toEqual(before);
    expect(ids.get("LS-2487-1a")).toBe(before.find((each) => each.code === "LS-2487-1a")?.id);
  });

  it("makes a standard process for an unusual limit once", async () => {
    const ensure = (code: string) => transact(database.app, (tx) => ensureWorkflow(tx, code, seeding));
    const id = await ensure("STANDARD-17.5WD");
    expect(id).toBeDefined();
    expect(await ensure("STANDARD-17.5WD")).toBe(id);
    expect(await ensure("NOT-THERE")).toBeUndefined();
  });
});

describe("versions", () => {
  it("puts the next version in force and ends the one before on the eve", async () => {
    const old = await findPublishedWorkflow(database.app, "KITE-PERMIT");
    const id = await draft({ name: "Thả diều, sửa đổi" });
    const published = await publishWorkflow(database.app, { id, approval, effectiveFrom: from, now, by: null });
    expect(published.ok).toBe(true);
    const [newest, before] = await listVersionsOf(database.app, "KITE-PERMIT");
    expect(newest).toMatchObject({ id, version: 2, state: "published", name: "Thả diều, sửa đổi" });
    expect(before).toMatchObject({ id: old?.id, state: "superseded" });
    expect(before?.effectiveTo?.toString()).toBe("2026-11-30");
    expect((await getWorkflowVersion(database.app, old?.id ?? "")).definition).toEqual(KITE_PERMIT);
  });

  it("gives today's intake the version whose day has come, and a later one only from its day", async () => {
    const old = await findPublishedWorkflow(database.app, "ON-THE-SPOT");
    const next = async (effectiveFrom: string) => {
      const id = newId();
      const definition = { ...KITE_PERMIT, code: "ON-THE-SPOT" };
      await draftWorkflow(database.app, { id, definition, now, by: null });
      const day = Temporal.PlainDate.from(effectiveFrom);
      await publishWorkflow(database.app, { id, approval, effectiveFrom: day, now, by: null });
      return id;
    };
    const oldId = old?.id ?? "";
    await next("2999-01-01");
    expect(await workflowVersionForIntake(database.app, oldId)).toBe(oldId);
    const today = await next("2026-01-01");
    expect(await workflowVersionForIntake(database.app, oldId)).toBe(today);
    expect(await workflowVersionForIntake(database.app, oldId)).toBe(today);
    const unknown = newId();
    expect(await workflowVersionForIntake(database.app, unknown)).toBe(unknown);
  });

  it("keeps one draft for each process", async () => {
    await draft({ name: "Dự thảo một" });
    await draft({ name: "Dự thảo hai" });
    const drafts = (await listVersionsOf(database.app, "KITE-PERMIT")).filter((each) => each.state === "draft");
    expect(drafts.map((each) => each.name)).toEqual(["Dự thảo hai"]);
  });

  it("refuses what the linter finds, an empty approval, nothing and a published one", async () => {
    const faulty = await draft({ total: { value: 7, unit: "working-day" } });
    const publish = (id: string, number = approval.number) =>
      publishWorkflow(database.app, { id, approval: { ...approval, number }, effectiveFrom: from, now, by: null });
    expect(await publish(faulty)).toMatchObject({ ok: false, error: { kind: "workflows/lint" } });
    expect(await publish(faulty, " ")).toMatchObject({ ok: false, error: { kind: "workflows/approval-missing" } });
    expect(await publish(newId())).toMatchObject({ ok: false, error: { kind: "workflows/not-found" } });
    const inForce = await findPublishedWorkflow(database.app, "LS-2487-2");
    expect(await publish(inForce?.id ?? "")).toMatchObject({ ok: false, error: { kind: "workflows/not-a-draft" } });
  });

  it("refuses a process nobody staffs", async () => {
    const id = await draft({});
    const publication = { id, approval, effectiveFrom: from, now, by: null };
    const refused = await publishWorkflow(database.app, publication, (actor) => actor.place !== "registry");
    expect(refused).toMatchObject({ ok: false, error: { findings: [{ code: "unstaffed", step: "B8" }] } });
  });

  it("lets nobody change what was published, not even the owner of the tables", async () => {
    const tables = tablesOf(database.owner);
    const row = () => tables.updateTable("workflow_version").where("code", "=", "LS-2487-1a");
    await expect(
      row()
        .set({ definition: JSON.stringify(KITE_PERMIT) })
        .execute(),
    ).rejects.toThrow(/published/);
    await expect(row().set({ state: "draft", published_at: null }).execute()).rejects.toThrow(/published/);
    await expect(tables.deleteFrom("workflow_version").where("code", "=", "LS-2487-1a").execute()).rejects.toThrow(
      /published/,
    );
  });
});
