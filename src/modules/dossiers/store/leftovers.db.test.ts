import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { databaseNow } from "#platform/db/db.ts";
import { aWorld, type World } from "../testing-world.ts";
import { saveDraft } from "./drafts.ts";
import { forgetLeftovers } from "./leftovers.ts";
import { lookUpReceipt } from "./receipts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

it("forgets answers after two weeks, guesses after an hour, drafts after two months; never a dossier", async () => {
  await world.receive();
  const now = await databaseNow(world.db);
  await saveDraft(world.db, newId(), { id: newId(), body: {}, updatedAt: now });
  await lookUpReceipt(world.db, { code: "H37.07-261123-9999", secret: "00000000" }, now);
  const left = async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*) from idempotency) as keys, (select count(*) from receipt_guess) as guesses,
        (select count(*) from intake_draft) as drafts, (select count(*) from dossier) as dossiers`.execute(world.db);
    return rows[0];
  };
  const after = async (hours: number) => {
    await forgetLeftovers(world.db, now.add({ hours }));
    return left();
  };
  expect(await left()).toEqual({ keys: 1, guesses: 1, drafts: 1, dossiers: 1 });
  expect(await after(0)).toEqual({ keys: 1, guesses: 1, drafts: 1, dossiers: 1 });
  expect(await after(2)).toEqual({ keys: 1, guesses: 0, drafts: 1, dossiers: 1 });
  expect(await after(13 * 24)).toEqual({ keys: 1, guesses: 0, drafts: 1, dossiers: 1 });
  expect(await after(15 * 24)).toEqual({ keys: 0, guesses: 0, drafts: 1, dossiers: 1 });
  expect(await after(61 * 24)).toEqual({ keys: 0, guesses: 0, drafts: 0, dossiers: 1 });
});
