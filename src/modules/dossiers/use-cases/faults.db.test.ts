import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { getDossier } from "../store/load.ts";
import { verifyHistory } from "../store/verify-history.ts";
import { aWorld, type World } from "../testing-world.ts";
import { assignDossier } from "./assign-dossier.ts";
import { receiveDossier } from "./receive-dossier.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("simulated", [
    // Another slice that writes in the same transaction, so that there is something after the dossier to fail.
    async (tx) => {
      await sql`select 1`.execute(tx);
    },
  ]);
});
afterAll(() => world.database.drop());

/** The database whose n-th statement finds the connection broken. */
function breakingAt(db: Db, n: number): Db {
  let statements = 0;
  return db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1;
      if (statements === n) throw Object.assign(new Error("connection lost"), { code: "08006" });
      return node;
    },
    transformResult: async ({ result }) => result,
  });
}

describe("T-06: the connection breaks at every statement in turn", () => {
  it("an intake asked again with the same key is there once, without a gap in the numbers", async () => {
    const acting = world.acting("counter-officer");
    let broken = 0;
    for (let n = 1; n <= 12; n += 1) {
      const command = world.intake();
      const failed = await receiveDossier({ ...acting, db: breakingAt(world.db, n) }, command).catch(() => undefined);
      broken += failed === undefined ? 1 : 0;
      const again = await receiveDossier(acting, command);
      expect(again.ok).toBe(true);
    }
    expect(broken).toBeGreaterThanOrEqual(4);
    const { rows } = await sql<{ dossiers: number; n: number }>`
      select (select count(*) from dossier) as dossiers, (select n from dossier_counter) as n`.execute(world.db);
    expect(rows).toEqual([{ dossiers: 12, n: 12 }]);
    expect((await verifyHistory(world.db)).badDossiers).toBe(0);
  });

  it("an act is done wholly or not at all", async () => {
    for (let n = 1; n <= 6; n += 1) {
      const dossier = await world.receive();
      const command = { dossierId: dossier.id, version: dossier.version, handlerId: newId() };
      const acting = world.acting("head-of-division");
      const done = await assignDossier({ ...acting, db: breakingAt(world.db, n) }, command).catch(() => undefined);
      const now = await getDossier(world.db, dossier.id);
      expect(now.version).toBe(done?.ok === true ? dossier.version + 1 : dossier.version);
      expect(now.handlerId).toBe(done?.ok === true ? command.handlerId : null);
    }
    expect((await verifyHistory(world.db)).badDossiers).toBe(0);
  });
});

describe("B-49: the database is gone", () => {
  it("nothing is promised, and the same key makes one dossier when it is back", async () => {
    const gone = openDb({ url: "postgres://nobody@127.0.0.1:1/none" });
    const command = world.intake();
    const acting = world.acting("counter-officer");
    await expect(receiveDossier({ ...acting, db: gone }, command)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await gone.destroy();
    const first = await receiveDossier(acting, command);
    const second = await receiveDossier(acting, command);
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
  });
});
