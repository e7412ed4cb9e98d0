import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { SLIP_EVENTS, SLIP_TRANSITIONS, type SlipAct } from "../domain/slip-states.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("the life of an item in the database", () => {
  it("is the one of the core, row by row", async () => {
    const { rows } = await sql<{ text: string }>`
      select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'slip_life'`.execute(database.owner);
    const words = [...(rows[0]?.text ?? "").matchAll(/'([\w-]+)'/g)].map(([, word = ""]) => word);
    const triples = Array.from({ length: Math.floor(words.length / 3) }, (_, n) => words.slice(n * 3, n * 3 + 3));
    const held = triples.map((triple) => triple.join(" ")).toSorted();
    const core = Object.entries(SLIP_TRANSITIONS).flatMap(([from, acts]) =>
      Object.entries(acts).map(([act, to]) => `${SLIP_EVENTS[act as SlipAct]} ${from} ${to}`),
    );
    const beginnings = ["slip-collected none collected", "slip-registered none registered"];
    expect(held).toEqual([...core, ...beginnings].toSorted());
  });

  it("is append-only for the application, and no row says what its history does not", async () => {
    await expect(sql`delete from post_slip_event`.execute(database.app)).rejects.toThrow(/permission denied/);
    await expect(sql`update post_slip_event set actor_id = ${newId()}`.execute(database.app)).rejects.toThrow(
      /permission denied/,
    );
    await expect(sql`delete from post_slip`.execute(database.app)).rejects.toThrow(/permission denied/);
  });
});
