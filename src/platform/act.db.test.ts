import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { err, ok, type Result } from "#kernel/result.ts";
import { attemptAtOnce, momentOf } from "./act.ts";
import { databaseClock, fixedClock } from "./clock.ts";
import { openDb } from "./db/db.ts";
import { testDatabase, type TestDatabase } from "./db/testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await sql`create table trace (name text primary key)`.execute(database.owner);
  await sql`grant all on trace to motcua_app`.execute(database.owner);
  await sql`
    create function late() returns void language plpgsql as $$
    begin raise exception 'the clock went back' using errcode = 'MC503'; end $$`.execute(database.owner);
});
afterAll(() => database.drop());

type No = { readonly kind: "clock" } | { readonly kind: "late" };
const CLOCK: No = { kind: "clock" };
const acting = (db = database.app) => ({ db, clock: databaseClock(db), who: "an officer" });

it("reads its time once, to the microsecond, and hands it on with the transaction", async () => {
  const done = await attemptAtOnce(acting(), CLOCK, async ({ tx, now, acting: inside }): Promise<Result<void, No>> => {
    expect(inside).toMatchObject({ db: tx, who: "an officer" });
    expect((await inside.clock.now()).equals(now)).toBe(true);
    expect(now.epochNanoseconds % 1000n).toBe(0n);
    return ok(undefined);
  });
  expect(done).toEqual(ok(undefined));
});

it("cuts what the database would round up, so that nothing happens after it was written", async () => {
  const clock = fixedClock("2026-11-26T08:00:00.123456999Z");
  expect((await momentOf({ clock })).toString()).toBe("2026-11-26T08:00:00.123456Z");
});

it("leaves nothing of a late refusal, also inside somebody else's transaction", async () => {
  const outer = await attemptAtOnce(acting(), CLOCK, async ({ tx, acting: inside }): Promise<Result<void, No>> => {
    await sql`insert into trace values ('outer')`.execute(tx);
    const inner = await attemptAtOnce(inside, CLOCK, async (deeper): Promise<Result<void, No>> => {
      await sql`insert into trace values ('inner')`.execute(deeper.tx);
      return err({ kind: "late" });
    });
    expect(inner).toEqual(err({ kind: "late" }));
    return ok(undefined);
  });
  expect(outer.ok).toBe(true);
  const { rows } = await sql`select name from trace`.execute(database.app);
  expect(rows).toEqual([{ name: "outer" }]);
});

it("says that the clock went back, and passes every other fault on", async () => {
  const jumped = await attemptAtOnce(acting(), CLOCK, async ({ tx }): Promise<Result<void, No>> => {
    await sql`select late()`.execute(tx);
    return ok(undefined);
  });
  expect(jumped).toEqual(err(CLOCK));
  const broken = attemptAtOnce(acting(), CLOCK, async ({ tx }): Promise<Result<void, No>> => {
    await sql`select 1 / 0`.execute(tx);
    return ok(undefined);
  });
  await expect(broken).rejects.toThrow(/division by zero/);
});

it("needs one connection an act: as many acts as connections do not wait for each other for ever", async () => {
  const db = openDb({ url: database.urls.app, max: 2 });
  try {
    const acts = Array.from({ length: 12 }, () =>
      attemptAtOnce(acting(db), CLOCK, async ({ tx, acting: inside }): Promise<Result<void, No>> => {
        await sql`select pg_sleep(0.01)`.execute(tx);
        await inside.clock.now();
        return ok(undefined);
      }),
    );
    expect((await Promise.all(acts)).every(({ ok: isDone }) => isDone)).toBe(true);
  } finally {
    await db.destroy();
  }
}, 20_000);
