import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { databaseNow, transact } from "./db.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it("reads instants and dates as Temporal and counts as numbers", async () => {
  const { rows } = await sql<{ at: unknown; day: unknown; n: unknown }>`
    select timestamptz '2026-11-23 09:15:00.123+07' as at, date '2026-11-23' as day, 42::bigint as n`.execute(
    database.app,
  );
  expect(rows[0]?.at).toEqual(Temporal.Instant.from("2026-11-23T02:15:00.123Z"));
  expect(String(rows[0]?.day)).toBe("2026-11-23");
  expect(rows[0]?.n).toBe(42);
});

it("tells the server's clock", async () => {
  const now = await databaseNow(database.app);
  expect(Math.abs(now.epochMilliseconds - Date.now())).toBeLessThan(5_000);
});

it("does not let the application's role change the schema or the installation", async () => {
  await expect(sql`create table x (a int)`.execute(database.app)).rejects.toMatchObject({ code: "42501" });
  await expect(sql`update installation set demo = true`.execute(database.app)).rejects.toMatchObject({ code: "42501" });
});

it("retries a serialization failure and then succeeds", async () => {
  let attempts = 0;
  const answer = await transact(database.app, async (tx) => {
    attempts += 1;
    if (attempts < 3) await sql`do $$ begin raise exception 'try again' using errcode = '40001'; end $$`.execute(tx);
    return "done";
  });
  expect([answer, attempts]).toEqual(["done", 3]);
});

it("does not retry what a retry cannot mend", async () => {
  let attempts = 0;
  const work = transact(database.app, async (tx) => {
    attempts += 1;
    await sql`select 1 / 0`.execute(tx);
  });
  await expect(work).rejects.toMatchObject({ code: "22012" });
  expect(attempts).toBe(1);
});
