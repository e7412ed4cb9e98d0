import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import type { Dossier } from "../domain/dossier.ts";
import { aWorld, type World } from "../testing-world.ts";
import { recordStep } from "../use-cases/record-step.ts";
import { verifyHistory } from "./verify-history.ts";

let world: World;
let dossier: Dossier;

beforeAll(async () => {
  world = await aWorld();
  // The insider of these tests owns the tables: guards down, foreign keys down.
  await sql`alter table journal disable trigger user`.execute(world.database.owner);
  await sql`alter table dossier disable trigger user`.execute(world.database.owner);
});
afterAll(() => world.database.drop());

beforeEach(async () => {
  await sql`delete from journal`.execute(world.database.owner);
  await sql`delete from dossier`.execute(world.database.owner);
  await world.receive();
  dossier = await world.receive();
  const acting = world.acting("specialist");
  for (const stepCode of ["B1", "B2", "B3"]) {
    const step = { dossierId: dossier.id, version: dossier.version, step: "appraised", stepCode, note: "" } as const;
    const done = await recordStep(acting, step);
    if (done.ok) dossier = done.value;
  }
  await world.receive();
});

const tamper = async (statement: ReturnType<typeof sql>) => {
  const { numAffectedRows } = await statement.execute(world.database.owner);
  expect(numAffectedRows).toBeGreaterThan(0n);
};
const row = (seq: number) => sql`dossier_id = ${dossier.id} and seq = ${seq}`;

describe("verify history", () => {
  it("finds nothing wrong with an honest archive and says how much it walked", async () => {
    expect(await verifyHistory(world.db)).toEqual({ dossiers: 3, events: 9, bad: [], badDossiers: 0 });
  });

  it.each([
    ["an edited payload", sql`payload = payload || '{"note":"khác"}'`, 4, "row-edited"],
    ["an event backdated by three days", sql`at = at - interval '3 days'`, 4, "row-edited"],
    ["another actor", sql`actor_id = gen_random_uuid()`, 3, "row-edited"],
    ["another unit", sql`unit_id = gen_random_uuid()`, 3, "row-edited"],
    ["another event", sql`event = 'dossier-assigned'`, 4, "row-edited"],
    ["one bit flipped in a hash", sql`hash = set_bit(hash, 7, 1 - get_bit(hash, 7))`, 4, "row-edited"],
    ["one bit flipped in a link", sql`prev_hash = set_bit(prev_hash, 9, 1 - get_bit(prev_hash, 9))`, 5, "row-edited"],
  ])("names the row of %s", async (_what, change, seq, fault) => {
    await tamper(sql`update journal set ${change} where ${row(seq)}`);
    expect(await verifyHistory(world.db)).toMatchObject({
      badDossiers: 1,
      bad: [{ dossierId: dossier.id, code: dossier.code, seq, fault }],
    });
  });

  it("names the row that is missing in the middle", async () => {
    await tamper(sql`delete from journal where ${row(3)}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ seq: 3, fault: "row-missing" }]);
  });

  it("names the first row of a tail that was dropped", async () => {
    await tamper(sql`delete from journal where dossier_id = ${dossier.id} and seq >= 4`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ seq: 4, fault: "tail-missing" }]);
  });

  it("a row removed and the rest renumbered is an edit", async () => {
    await tamper(sql`delete from journal where ${row(3)}`);
    await tamper(sql`update journal set seq = seq - 1 where dossier_id = ${dossier.id} and seq > 3`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ seq: 3, fault: "row-edited" }]);
  });

  it("two rows in each other's place are edits", async () => {
    await tamper(sql`update journal set seq = seq + 100 where ${row(3)}`);
    await tamper(sql`update journal set seq = 3 where ${row(4)}`);
    await tamper(sql`update journal set seq = 4 where ${row(103)}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ seq: 3, fault: "row-edited" }]);
  });

  it("a row edited and hashed again breaks the link to the next", async () => {
    const other = await world.receive();
    await tamper(sql`update journal set hash = sha256('again'), prev_hash = prev_hash where ${row(2)}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ dossierId: dossier.id, seq: 2 }]);
    expect(other.id).not.toBe(dossier.id);
  });

  it.each([
    ["a state", sql`state = 'in-progress', version = version - 1`],
    ["a head", sql`head_hash = sha256('x')`],
  ])("finds a dossier row whose %s is not its journal's", async (_what, change) => {
    await tamper(sql`update dossier set ${change} where id = ${dossier.id}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([
      { dossierId: dossier.id, seq: 5, fault: "head-differs" },
    ]);
  });

  it("finds a dossier whose whole history is gone", async () => {
    await tamper(sql`delete from journal where dossier_id = ${dossier.id}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ seq: 1, fault: "history-missing" }]);
  });

  it("finds a hidden dossier by the history it left", async () => {
    await sql`alter table journal drop constraint journal_dossier_id_fkey`.execute(world.database.owner);
    await tamper(sql`delete from dossier where id = ${dossier.id}`);
    expect((await verifyHistory(world.db)).bad).toMatchObject([{ dossierId: dossier.id, fault: "dossier-missing" }]);
  });

  it("names one row for each bad dossier, in the order of the archive", async () => {
    await tamper(sql`update journal set actor_id = ${newId()} where seq <= 2`);
    const { bad, badDossiers } = await verifyHistory(world.db);
    expect(badDossiers).toBe(3);
    expect(bad.map(({ seq }) => seq)).toEqual([1, 1, 1]);
    expect(bad.map(({ dossierId }) => dossierId)).toEqual(bad.map(({ dossierId }) => dossierId).toSorted());
  });
});
