import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { Config } from "#platform/config.ts";
import { loadSecretKey, useSecretKey } from "#platform/crypto.ts";
import { openDb, type Db } from "#platform/db/db.ts";
import { startEmbedded } from "#platform/db/embedded.ts";
import { migrate } from "#platform/db/migrate.ts";
import { provision } from "#platform/db/provision.ts";

export type OpenDatabase = {
  /** Rows only, as the product runs. */
  readonly db: Db;
  /** Owner of the tables: migrations, seeding, demo. */
  readonly owner: Db;
  readonly ownerUrl: string;
  /** Further connections of the application's role for a bulk load; whoever opens them closes them. */
  readonly openBulk: () => Db;
  readonly migrated: readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens the configured database, or starts (or joins) the embedded one; brings the schema up to date. */
export async function openDatabase(config: Config, note: (text: string) => void): Promise<OpenDatabase> {
  useSecretKey(loadSecretKey(config));
  if (config.databaseUrl !== undefined) {
    return connect({ app: config.databaseUrl, owner: config.ownerDatabaseUrl ?? config.databaseUrl }, () =>
      Promise.resolve(),
    );
  }
  mkdirSync(config.dataDir, { recursive: true });
  const server = await startEmbedded({ folder: join(config.dataDir, "postgres"), note });
  const urls = await provision(server.adminUrl, join(config.dataDir, "database.secret"));
  return connect(urls, async () => {
    if (!(await othersConnected(server.adminUrl("postgres")))) await server.stop();
  });
}

async function connect(
  urls: { readonly app: string; readonly owner: string },
  stop: () => Promise<void>,
): Promise<OpenDatabase> {
  const owner = openDb({ url: urls.owner, max: 4, statementTimeoutMs: 0 });
  const db = openDb({ url: urls.app });
  const close = async () => {
    await Promise.all([db.destroy(), owner.destroy()]);
    await stop();
  };
  try {
    const openBulk = () => openDb({ url: urls.app, max: 8, statementTimeoutMs: 0, purpose: "bulk-load" });
    return { db, owner, ownerUrl: urls.owner, openBulk, migrated: await migrate(owner), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Another command or web process may have joined the server that this process started: then it stays up for them. */
async function othersConnected(adminUrl: string): Promise<boolean> {
  const admin = openDb({ url: adminUrl, max: 1 });
  try {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(admin);
    return (rows[0]?.others ?? 0) > 0;
  } finally {
    await admin.destroy();
  }
}
