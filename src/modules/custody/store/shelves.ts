import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Bundle } from "../domain/bundle.ts";
import type { ShelfCheck } from "../domain/shelf-check.ts";
import { bundleOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** A shelf of a unit and how many bundles the books put on it. */
export type Shelf = { readonly unitId: string; readonly shelf: string; readonly bundles: number };

/** The shelves of these units, by name; of all where none are named. */
export async function listShelves(db: Db, unitIds: readonly string[] | undefined): Promise<readonly Shelf[]> {
  const here = unitIds === undefined ? sql`true` : sql`custodian_id = any(${unitIds}::uuid[])`;
  const { rows } = await sql<Shelf>`select custodian_id as "unitId", shelf, count(*) as bundles from bundle
    where shelf is not null and custodian_kind = 'unit' and ended_at is null and ${here}
    group by custodian_id, shelf order by shelf, custodian_id limit 500`.execute(db);
  return rows;
}

/** What the books put on a shelf, by code. */
export async function listOnShelf(
  db: Db,
  { unitId, shelf }: { readonly unitId: string; readonly shelf: string },
): Promise<readonly Bundle[]> {
  const rows = await tablesOf(db)
    .selectFrom("bundle")
    .selectAll()
    .where("custodian_kind", "=", "unit")
    .where("custodian_id", "=", unitId)
    .where("shelf", "=", shelf)
    .where("ended_at", "is", null)
    .orderBy("code")
    .execute();
  return rows.map(bundleOf);
}

/** Bundles by their codes. */
export async function listByCodes(db: Db, codes: readonly string[]): Promise<readonly Bundle[]> {
  if (codes.length === 0) return [];
  const rows = await tablesOf(db).selectFrom("bundle").selectAll().where("code", "in", codes).orderBy("code").execute();
  return rows.map(bundleOf);
}

/** Writes down a count. */
export async function insertShelfCheck(tx: Tx, check: ShelfCheck): Promise<void> {
  await tablesOf(tx)
    .insertInto("shelf_check")
    .values({
      id: check.id,
      unit_id: check.unitId,
      shelf: check.shelf,
      at: check.at.toString(),
      by_id: check.byId,
      expected: check.expected,
      present: check.present,
      missing: [...check.missing],
      surplus: [...check.surplus],
    })
    .execute();
}

/** The newest counts of these units; of all where none are named. */
export async function listShelfChecks(db: Db, unitIds: readonly string[] | undefined): Promise<readonly ShelfCheck[]> {
  let query = tablesOf(db).selectFrom("shelf_check").selectAll().orderBy("at", "desc").orderBy("id").limit(20);
  if (unitIds !== undefined) query = query.where("unit_id", "in", unitIds.length === 0 ? [NOBODY] : [...unitIds]);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    unitId: row.unit_id,
    shelf: row.shelf,
    at: row.at,
    byId: row.by_id,
    expected: row.expected,
    present: row.present,
    missing: row.missing,
    surplus: row.surplus,
  }));
}

const NOBODY = "00000000-0000-0000-0000-000000000000";
