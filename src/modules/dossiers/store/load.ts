import type { Db, Tx } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import { dossierOf } from "./codec.ts";
import type { DossierRow, DossierTables } from "./tables.ts";

/** A dossier with the head of its history, as an act needs it. */
export type Loaded = { readonly dossier: Dossier; readonly headHash: string };

/** Loads and locks a dossier: the first lock of every act, the counter is the last (reliability §4.6). */
export async function loadForUpdate(tx: Tx, id: string): Promise<Loaded | undefined> {
  const row = await tx
    .withTables<DossierTables>()
    .selectFrom("dossier")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : { dossier: dossierOf(row), headHash: row.head_hash.toString("hex") };
}

/** Locks a dossier before an act on it that another slice prepares; undefined when there is none. */
export async function lockDossier(tx: Tx, id: string): Promise<Dossier | undefined> {
  return (await loadForUpdate(tx, id))?.dossier;
}

/** Dossiers whose fees are due, in the order of their ids, after an id. */
export async function listUnpaidDossiers(db: Db, after: string, limit: number): Promise<readonly Dossier[]> {
  const query = dossiers(db).where("money", "=", "due").where("id", ">", after).orderBy("id").limit(limit);
  const rows: readonly DossierRow[] = await query.execute();
  return rows.map(dossierOf);
}

/** A dossier by its id, or undefined; says nothing about who may see it. */
export async function findDossier(db: Db, id: string): Promise<Dossier | undefined> {
  const row = await dossiers(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : dossierOf(row);
}

/** A dossier by its id. Throws when there is none: for callers that hold a true id. */
export async function getDossier(db: Db, id: string): Promise<Dossier> {
  const dossier = await findDossier(db, id);
  if (dossier === undefined) throw new Error("no dossier has this id");
  return dossier;
}

/** A dossier by its canonical code, or undefined. */
export async function findDossierByCode(db: Db, code: string): Promise<Dossier | undefined> {
  const row = await dossiers(db).where("code", "=", code).executeTakeFirst();
  return row === undefined ? undefined : dossierOf(row);
}

/** The dossiers with these ids, in no order; unknown ids are left out. */
export async function listDossiersById(db: Db, ids: readonly string[]): Promise<readonly Dossier[]> {
  if (ids.length === 0) return [];
  const rows: readonly DossierRow[] = await dossiers(db).where("id", "in", ids).execute();
  return rows.map(dossierOf);
}

function dossiers(db: Db) {
  return db.withTables<DossierTables>().selectFrom("dossier").selectAll();
}
