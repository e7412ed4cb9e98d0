import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { useSecretKey } from "../crypto.ts";
import { openDb, type Db } from "./db.ts";
import { TEMPLATE } from "./test-server.ts";

/** The secret of every test installation. */
export const TEST_SECRET = "0123456789abcdef".repeat(4);

export type TestDatabase = {
  /** As the product runs: rows only, no DDL, journal append-only. */
  readonly app: Db;
  /** The owner of the tables, to arrange or to tamper. */
  readonly owner: Db;
  readonly urls: { readonly app: string; readonly owner: string };
  readonly drop: () => Promise<void>;
};

/** A database of its own, cloned from the migrated template. */
export async function testDatabase(): Promise<TestDatabase> {
  useSecretKey(TEST_SECRET);
  const server = inject("testServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await admin(server.adminUrl, `create database ${name} template ${TEMPLATE} strategy file_copy owner motcua_owner`);
  const urls = { app: onDatabase(server.appUrl, name), owner: onDatabase(server.ownerUrl, name) };
  const app = openDb({ url: urls.app });
  const owner = openDb({ url: urls.owner, max: 4 });
  return {
    app,
    owner,
    urls,
    drop: async () => {
      await Promise.all([app.destroy(), owner.destroy()]);
      await admin(server.adminUrl, `drop database ${name} with (force)`);
    },
  };
}

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

async function admin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await retryWhileTemplateBusy(() => client.query(statement));
  } finally {
    await client.end();
  }
}

/** Two files may clone the template at once; PostgreSQL then answers 55006 to one of them. */
async function retryWhileTemplateBusy(work: () => Promise<unknown>, tries = 40): Promise<void> {
  try {
    await work();
  } catch (error) {
    const busy = error instanceof Error && "code" in error && error.code === "55006";
    if (!busy || tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await retryWhileTemplateBusy(work, tries - 1);
  }
}
