import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { seedStaff, TEST_PASSWORD, type SeededStaff } from "./testing.ts";
import { findViewer } from "./store/viewers.ts";
import { vouch } from "./use-cases/vouch.ts";

let database: TestDatabase;
let staff: SeededStaff;
beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
});
afterAll(() => database.drop());

const ask = (change: Partial<Parameters<typeof vouch>[1]> = {}) =>
  vouch(
    { db: database.app, clock: databaseClock(database.app), newId },
    { username: "kiemsoat.vietinbank", password: TEST_PASSWORD, code: "", address: "192.0.2.9", ...change },
  );

async function count(table: "session" | "security_log", condition: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${sql.raw(
    condition,
  )}`.execute(database.owner);
  return rows[0]?.n ?? 0;
}

describe("a second person at somebody else's screen", () => {
  it("is known by name and password, with the positions of today, and opens no session", async () => {
    const answer = await ask({ username: " KiemSoat.VietinBank " });
    const officerId = staff.officers.get("kiemsoat.vietinbank");
    expect(answer).toMatchObject({ ok: true, value: { officerId, appointments: [{ role: "bank-controller" }] } });
    expect(await count("session", "true")).toBe(0);
    expect(await count("security_log", "kind = 'proof-renewed' and detail = 'second person'")).toBe(1);
  });

  it("is not believed with a wrong password or a name that nobody has, in the same words", async () => {
    const wrong = { ok: false, error: { kind: "identity/wrong-credentials" } };
    expect(await ask({ password: "sai" })).toEqual(wrong);
    expect(await ask({ username: "khong.co.ai" })).toEqual(wrong);
  });

  it("is not guessed: after five wrong passwords from one place nothing is tried any more", async () => {
    const tries = { address: "192.0.2.66", password: "doan" };
    for (let n = 0; n < 5; n += 1) await ask(tries);
    expect(await ask({ address: "192.0.2.66" })).toEqual({
      ok: false,
      error: { kind: "identity/too-many-attempts" },
    });
    expect((await ask()).ok).toBe(true);
  });

  it("counts for nothing with a switched-off account or a password that an administrator gave", async () => {
    await sql`update officer set must_change_password = true where username = 'ketoan.trungtam'`.execute(
      database.owner,
    );
    expect((await ask({ username: "ketoan.trungtam" })).ok).toBe(false);
    await sql`update officer set active = false where username = 'giamdoc'`.execute(database.owner);
    expect((await ask({ username: "giamdoc" })).ok).toBe(false);
    expect(await findViewer(database.app, staff.officers.get("giamdoc") ?? newId())).toBeUndefined();
  });
});
