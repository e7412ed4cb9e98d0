import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Migrator, sql, type Migration } from "kysely";
import { ROOT } from "../root.ts";
import type { Db } from "./db.ts";

/** Brings the schema to the newest version; forward only. Answers the names of the migrations that ran. */
export async function migrate(owner: Db): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: () => readMigrations(join(ROOT, "db", "migrations")) },
    migrationTableName: "schema_migration",
    migrationLockTableName: "schema_migration_lock",
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Every SQL file of the folder as a migration, in the order of its name. */
export async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  const entries = await Promise.all(
    files.map(async (file): Promise<[string, Migration]> => {
      const text = await readFile(join(folder, file), "utf8");
      return [file.replace(/\.sql$/, ""), { up: async (db) => void (await sql.raw(text).execute(db)) }];
    }),
  );
  return Object.fromEntries(entries);
}
