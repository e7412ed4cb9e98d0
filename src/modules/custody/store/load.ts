import type { Db, Tx } from "#platform/db/db.ts";
import type { Bundle, HandOver } from "../domain/bundle.ts";
import { bundleOf, handOverOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** A bundle and the hand-over that waits for its acknowledgement, locked: the first thing that every act does. */
export async function loadForUpdate(
  tx: Tx,
  dossierId: string,
): Promise<{ readonly bundle: Bundle; readonly pending: HandOver | null } | undefined> {
  const tables = tablesOf(tx);
  const row = await tables
    .selectFrom("bundle")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const pending = await tables
    .selectFrom("hand_over")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .where("state", "=", "given")
    .executeTakeFirst();
  return { bundle: bundleOf(row), pending: pending === undefined ? null : handOverOf(pending) };
}

/** The bundle of a dossier, or undefined when it has no paper. */
export async function findBundle(db: Db, dossierId: string): Promise<Bundle | undefined> {
  const row = await tablesOf(db)
    .selectFrom("bundle")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return row && bundleOf(row);
}

/** The bundle with that code on its label, or undefined. */
export async function findBundleByCode(db: Db, code: string): Promise<Bundle | undefined> {
  const row = await tablesOf(db).selectFrom("bundle").selectAll().where("code", "=", code).executeTakeFirst();
  return row && bundleOf(row);
}

/** The bundles of these dossiers that have paper. */
export async function listBundles(db: Db, dossierIds: readonly string[]): Promise<readonly Bundle[]> {
  if (dossierIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom("bundle")
    .selectAll()
    .where("dossier_id", "in", dossierIds)
    .orderBy("code")
    .execute();
  return rows.map(bundleOf);
}

/** A hand-over by its id, or undefined. */
export async function findHandOver(db: Db, id: string): Promise<HandOver | undefined> {
  const row = await tablesOf(db).selectFrom("hand_over").selectAll().where("id", "=", id).executeTakeFirst();
  return row && handOverOf(row);
}

/** Every hand-over of a dossier, oldest first. */
export async function listHandOversOf(db: Db, dossierId: string): Promise<readonly HandOver[]> {
  const rows = await tablesOf(db)
    .selectFrom("hand_over")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("given_at")
    .orderBy("id")
    .execute();
  return rows.map(handOverOf);
}

/** The hand-overs of one biên bản. */
export async function listBatch(db: Db, batchId: string): Promise<readonly HandOver[]> {
  const rows = await tablesOf(db)
    .selectFrom("hand_over")
    .selectAll()
    .where("batch_id", "=", batchId)
    .orderBy("id")
    .execute();
  return rows.map(handOverOf);
}
