import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { migrate } from "#platform/db/migrate.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("migrations", () => {
  it("ran from empty, and once more change nothing", async () => {
    expect(await migrate(database.owner)).toEqual([]);
    const { rows } = await sql<{ name: string }>`select name from schema_migration order by name`.execute(
      database.owner,
    );
    const files = readdirSync(join(import.meta.dirname, "..", "..", "db", "migrations"))
      .map((file) => file.replace(".sql", ""))
      .sort();
    expect(rows.map((row) => row.name)).toEqual(files);
  });

  it("are named by time and verb", () => {
    const files = readdirSync(join(import.meta.dirname, "..", "..", "db", "migrations"));
    expect(files.filter((file) => !/^\d{12}_[a-z]+(-[a-z]+)*\.sql$/.test(file))).toEqual([]);
  });

  it("leave the application's role unable to own, create or truncate anything", async () => {
    const { rows } = await sql<{ table: string }>`
      select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r'
        and (pg_get_userbyid(c.relowner) = 'motcua_app' or has_table_privilege('motcua_app', c.oid, 'truncate'))`.execute(
      database.owner,
    );
    expect(rows).toEqual([]);
  });
});
