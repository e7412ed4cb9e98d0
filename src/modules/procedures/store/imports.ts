import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** Lets one import write at a time; freed at the end of the transaction. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue-import'))`.execute(tx);
}

/** Notes the lines at which codes were first seen; answers, for codes seen before, the line that had them. */
export async function noteCodes(
  tx: Tx,
  importId: string,
  rows: readonly { readonly code: string; readonly line: number }[],
): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map();
  const written = await tablesOf(tx)
    .insertInto("catalogue_import_code")
    .values(rows.map(({ code, line }) => ({ import_id: importId, code, line })))
    .onConflict((conflict) => conflict.doNothing())
    .returning("code")
    .execute();
  const fresh = new Set(written.map((row) => row.code));
  const repeated = rows.map((row) => row.code).filter((code) => !fresh.has(code));
  if (repeated.length === 0) return new Map();
  const before = await tablesOf(tx)
    .selectFrom("catalogue_import_code")
    .select(["code", "line"])
    .where("import_id", "=", importId)
    .where("code", "in", repeated)
    .execute();
  return new Map(before.map((row) => [row.code, row.line]));
}

/** Removes the notes of a finished import, and of any that was broken off before it. */
export async function forgetImport(db: Db, importId: string): Promise<void> {
  await tablesOf(db).deleteFrom("catalogue_import_code").where("import_id", "<=", importId).execute();
}

export type KnownProcedure = { readonly id: string; readonly code: string; readonly sourceHash: Buffer | null };

/** Procedures that exist among the codes. */
export async function knownProcedures(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, KnownProcedure>> {
  if (codes.length === 0) return new Map();
  const rows = await tablesOf(tx)
    .selectFrom("procedure")
    .select(["id", "code", "source_hash"])
    .where("code", "in", codes)
    .execute();
  return new Map(rows.map((row) => [row.code, { id: row.id, code: row.code, sourceHash: row.source_hash }]));
}

/** Notes the national record that was last read for each procedure. */
export async function noteSources(
  tx: Tx,
  rows: readonly { readonly id: string; readonly sourceHash: Buffer }[],
): Promise<void> {
  for (const { id, sourceHash } of rows) {
    await tablesOf(tx).updateTable("procedure").set({ source_hash: sourceHash }).where("id", "=", id).execute();
  }
}
