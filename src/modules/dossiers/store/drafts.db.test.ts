import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { at } from "../testing.ts";
import { dropDraft, findDraft, listDrafts, saveDraft } from "./drafts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("a draft at the counter", () => {
  it("is there again after a reload, with the newest text", async () => {
    const [officer, id] = [newId(), newId()];
    await saveDraft(database.app, officer, { id, body: { summary: "Đề ngh" }, updatedAt: at("2026-11-23 09:00") });
    await saveDraft(database.app, officer, { id, body: { summary: "Đề nghị" }, updatedAt: at("2026-11-23 09:01") });
    expect(await findDraft(database.app, officer, id)).toEqual({
      id,
      body: { summary: "Đề nghị" },
      updatedAt: at("2026-11-23 09:01"),
    });
  });

  it("is the officer's own: nobody else reads, overwrites or drops it", async () => {
    const [officer, other, id] = [newId(), newId(), newId()];
    await saveDraft(database.app, officer, { id, body: { mine: 1 }, updatedAt: at("2026-11-23 09:00") });
    await saveDraft(database.app, other, { id, body: { theirs: 1 }, updatedAt: at("2026-11-23 09:05") });
    await dropDraft(database.app, other, id);
    expect(await findDraft(database.app, other, id)).toBeUndefined();
    expect(await findDraft(database.app, officer, id)).toMatchObject({ body: { mine: 1 } });
  });

  it("are listed newest first and go away when they became a dossier", async () => {
    const officer = newId();
    const [older, newer] = [newId(), newId()];
    await saveDraft(database.app, officer, { id: older, body: {}, updatedAt: at("2026-11-23 09:00") });
    await saveDraft(database.app, officer, { id: newer, body: {}, updatedAt: at("2026-11-23 10:00") });
    expect((await listDrafts(database.app, officer)).map(({ id }) => id)).toEqual([newer, older]);
    await dropDraft(database.app, officer, newer);
    expect((await listDrafts(database.app, officer)).map(({ id }) => id)).toEqual([older]);
  });
});
