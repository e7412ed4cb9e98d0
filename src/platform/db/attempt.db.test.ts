import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "./attempt.ts";
import type { Tx } from "./db.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table mark (name text primary key)`.execute(database.owner);
  await sql`grant all on mark to motcua_app`.execute(database.owner);
});
afterAll(() => database.drop());

const write = (tx: Tx, name: string) => sql`insert into mark values (${name})`.execute(tx);
async function marks(): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from mark order by name`.execute(database.app);
  return rows.map(({ name }) => name);
}
const refused: Result<void, "no"> = err("no");

it("keeps nothing of what was refused, and everything of what was not", async () => {
  await attempt(database.app, async (tx) => {
    await write(tx, "kept");
    return ok(undefined);
  });
  const answer = await attempt(database.app, async (tx) => {
    await write(tx, "lost");
    return refused;
  });
  expect(answer).toEqual(refused);
  expect(await marks()).toEqual(["kept"]);
});

it("a refusal inside a refusal takes back both, and nothing of whoever goes on", async () => {
  await attempt(database.app, async (tx) => {
    await write(tx, "around");
    await attempt(tx, async () => {
      await write(tx, "middle");
      return attempt(tx, async () => {
        await write(tx, "inside");
        return refused;
      });
    });
    return ok(undefined);
  });
  expect(await marks()).toEqual(["around", "kept"]);
});

it("passes a fault on and leaves nothing behind", async () => {
  const broken = attempt(database.app, async (tx) => {
    await write(tx, "broken");
    throw new Error("gone");
  });
  await expect(broken).rejects.toThrow("gone");
  expect(await marks()).toEqual(["around", "kept"]);
});
