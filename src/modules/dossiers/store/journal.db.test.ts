import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVENT_OF, TRANSITIONS, type Act } from "../domain/transitions.ts";
import { canonicalJson } from "./canonical-json.ts";
import { aWorld, type World } from "../testing-world.ts";

let world: World;
let dossierId: string;
beforeAll(async () => {
  world = await aWorld();
  dossierId = (await world.receive()).id;
});
afterAll(() => world.database.drop());

/** Writes a third row after an honest dossier; each test bends one column. */
const insertRow = (change: Partial<Record<"seq" | "from" | "to" | "at" | "prev" | "event", string | number>>) => {
  const row = { seq: 3, event: "dossier-assigned", from: "accepted", to: "in-progress", at: "0 seconds", ...change };
  const previous = row.prev ?? "(select hash from journal where dossier_id = '" + dossierId + "' and seq = 2)";
  return sql`insert into journal (dossier_id, seq, event, payload, actor_id, unit_id, at, from_state, to_state, prev_hash, hash)
    select dossier_id, ${row.seq}, ${row.event}, '{}', actor_id, unit_id, at + ${row.at}::interval, ${row.from}, ${row.to},
      ${sql.raw(String(previous))}, sha256('x') from journal where dossier_id = ${dossierId} and seq = 2`;
};

describe("what the application's role may do to history", () => {
  it.each([
    ["UPDATE", sql`update journal set at = at - interval '3 days'`],
    ["DELETE", sql`delete from journal`],
    ["TRUNCATE", sql`truncate journal`],
    ["UPDATE of the law of movement", sql`update legal_transition set to_state = 'closed'`],
    [
      "INSERT into the law of movement",
      sql`insert into legal_transition values ('dossier-closed', 'accepted', 'closed')`,
    ],
    ["DELETE of a dossier", sql`delete from dossier`],
    ["DELETE of a counter", sql`delete from dossier_counter`],
    ["disabling the guards", sql`alter table journal disable trigger all`],
  ])("B-04: %s is refused with 42501", async (_what, statement) => {
    await expect(statement.execute(world.db)).rejects.toMatchObject({ code: "42501" });
  });

  it("even the owner is refused while the guards stand", async () => {
    await expect(sql`update journal set event = 'x'`.execute(world.database.owner)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(sql`truncate journal`.execute(world.database.owner)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("the guard of the journal", () => {
  it.each([
    ["a gap", { seq: 4 }, "MC409"],
    ["a row that is there already", { seq: 2 }, "MC409"],
    ["a state that was not the last", { from: "in-progress" }, "MC409"],
    ["a chain that does not join", { prev: "sha256('other')" }, "MC409"],
    ["a time before the last row", { at: "-1 second" }, "MC503"],
    ["a jump the law does not know (accepted -> returned)", { to: "returned" }, "23503"],
    ["an event the law does not know", { event: "dossier-blessed" }, "23503"],
  ])("refuses %s", async (_what, change, code) => {
    await expect(insertRow(change).execute(world.db)).rejects.toMatchObject({ code });
  });

  it("B-01: refuses a backdated row where the clock is the server's", async () => {
    await sql`update installation set simulated_clock = false`.execute(world.database.owner);
    await expect(insertRow({}).execute(world.db)).rejects.toMatchObject({ code: "MC503" });
    await sql`update installation set simulated_clock = true`.execute(world.database.owner);
  });

  it("refuses a beginning that is none", async () => {
    const first = sql`insert into journal (dossier_id, seq, event, payload, actor_id, unit_id, at, from_state, to_state, prev_hash, hash)
      select gen_random_uuid(), 1, 'dossier-closed', '{}', actor_id, unit_id, at, 'returned', 'closed',
        decode(repeat('00', 32), 'hex'), sha256('x') from journal where dossier_id = ${dossierId} and seq = 1`;
    await expect(first.execute(world.db)).rejects.toMatchObject({ code: "MC409" });
  });
});

describe("the row of a dossier", () => {
  it.each([
    ["a state its journal does not have", sql`state = 'resolved'`],
    ["a version its journal does not have", sql`version = version + 1`],
    ["another head", sql`head_hash = sha256('x')`],
  ])("cannot say %s", async (_what, change) => {
    const update = sql`update dossier set ${change} where id = ${dossierId}`;
    await expect(update.execute(world.db)).rejects.toMatchObject({ code: "MC409" });
  });

  it.each([
    ["code", sql`code = 'H37.07-261123-9999'`],
    ["code, to none", sql`code = null`],
    ["secret", sql`secret = '00000000'`],
    ["day of submission", sql`submitted_at = submitted_at - interval '1 day'`],
    ["day of acceptance", sql`accepted_at = accepted_at + interval '1 day'`],
    ["first promise", sql`original_due_at = original_due_at + interval '1 day'`],
  ])("never changes its %s", async (_what, change) => {
    const update = sql`update dossier set ${change} where id = ${dossierId}`;
    await expect(update.execute(world.db)).rejects.toMatchObject({ code: "42501" });
  });
});

it("the database knows the same law of movement as the core", async () => {
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', event, from_state, to_state) as row from legal_transition`.execute(world.db);
  const moves = Object.entries(TRANSITIONS).flatMap(([from, acts]) =>
    Object.entries(acts).map(([act, to]) => `${EVENT_OF[act as Act]} ${from} ${to}`),
  );
  expect(rows.map(({ row }) => row).sort()).toEqual(["dossier-submitted none submitted", ...moves].sort());
});

it("canonical JSON is what jsonb gives back, so that a row is hashed as it is read", async () => {
  const any = fc.array(
    fc.dictionary(fc.string({ unit: "binary" }), fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.boolean())),
  );
  const values = fc.sample(any, 500).filter((value) => !JSON.stringify(value).includes("\\u0000"));
  const { rows } = await sql<{ text: string }>`
    select value::text as text from jsonb_array_elements(${JSON.stringify(values)}::jsonb) as value`.execute(world.db);
  expect(values.length).toBeGreaterThan(300);
  expect(values.map((value) => canonicalJson(value))).toEqual(rows.map(({ text }) => text));
  const limits = { value: [0, 0.25, 4.5, -1, 119_000, 999_999_999_999, 20.75] };
  const { rows: numbers } = await sql<{ text: string }>`select ${JSON.stringify(limits)}::jsonb::text as text`.execute(
    world.db,
  );
  expect(canonicalJson(limits)).toBe(numbers[0]?.text);
});
