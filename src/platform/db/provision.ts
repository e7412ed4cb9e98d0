import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import pg from "pg";

/** Two ways into one database: the owner migrates, the application only works on rows. */
export type DatabaseUrls = { readonly app: string; readonly owner: string };

/** Makes sure the roles and the database exist on an embedded server; passwords stay in `secretFile`. */
export async function provision(
  adminUrl: (database: string) => string,
  secretFile: string,
  database = "motcua",
): Promise<DatabaseUrls> {
  const password = secret(secretFile);
  await withClient(adminUrl("postgres"), async (client) => {
    await ensureRole(client, "motcua_owner", password, "createrole");
    await ensureRole(client, "motcua_app", password, "");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner motcua_owner`);
  });
  await withClient(adminUrl(database), async (client) => {
    await client.query("create extension if not exists pg_trgm");
    await client.query("alter schema public owner to motcua_owner");
  });
  const as = (role: string) => {
    const url = new URL(adminUrl(database));
    url.username = role;
    url.password = password;
    return url.toString();
  };
  return { app: as("motcua_app"), owner: as("motcua_owner") };
}

async function ensureRole(client: pg.Client, role: string, password: string, options: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  const verb = rowCount === 0 ? "create" : "alter";
  await client.query(`${verb} role ${role} login ${options} password ${client.escapeLiteral(password)}`);
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
