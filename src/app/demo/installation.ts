import { sql } from "kysely";
import { transact, type Db } from "#platform/db/db.ts";

/** What the data directory holds: nothing yet, a load that was cut short, the demo centre, or a real centre. */
export type Holding = "nothing" | "unfinished" | "demo" | "centre";

/** Reads it from the marks of the installation. */
export async function holdingOf(owner: Db): Promise<Holding> {
  const { rows } = await sql<{ demo: boolean; simulated: boolean; used: boolean }>`
    select demo, simulated_clock as simulated, exists (select from agency) as used from installation`.execute(owner);
  const [found] = rows;
  if (found?.demo === true) return "demo";
  if (found?.simulated === true) return "unfinished";
  return found?.used === true ? "centre" : "nothing";
}

/** The owner of the tables, and connections of the application for the load alone where there are any. */
export type LoadingDatabase = { readonly owner: Db; readonly openBulk?: () => Db };

/**
 * Loads under the simulated clock. A load that was cut short left that clock on: what it wrote is taken away before it
 * is begun again. At the end the clock is the server's, for ever, and the centre is known as a demo.
 */
export async function underSimulatedClock(
  { owner, openBulk }: LoadingDatabase,
  usual: Db,
  load: (db: Db) => Promise<void>,
): Promise<void> {
  if ((await holdingOf(owner)) === "unfinished") await clearUnfinished(owner);
  await sql`update installation set simulated_clock = true`.execute(owner);
  const bulk = openBulk?.();
  try {
    await load(bulk ?? usual);
  } finally {
    await bulk?.destroy();
  }
  // From here on every commit waits for the disk again, and so does what was loaded.
  await sql`update installation set simulated_clock = false, demo = true`.execute(owner);
  await sql`analyze`.execute(owner);
}

/** Only the owner can: what is append-only for everybody else is let go of once, in the transaction that empties it. */
async function clearUnfinished(owner: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'schema_migration%'
      and tablename <> all (${KEPT})`.execute(owner);
  const names = rows.map((row) => row.name);
  const guards = (verb: "disable" | "enable") => names.map((name) => `alter table ${name} ${verb} trigger user`);
  await transact(owner, async (tx) => {
    const statements = [...guards("disable"), `truncate ${names.join(", ")} cascade`, ...guards("enable")];
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

/** Tables whose rows come with the migrations. */
const KEPT = ["installation", "legal_transition", "catalogue_state", "publication", "custody_setting"];
