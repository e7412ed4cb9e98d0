import type { Db, Tx } from "#platform/db/db.ts";
import type { Bag, Discrepancy, Item, Run } from "../domain/run.ts";
import { bagOf, discrepancyOf, itemOf, runOf } from "./codec.ts";
import { tablesOf, type DiscrepancyRow } from "./tables.ts";

/** A bag with its run, the run locked: what happens to one run happens one after the other. */
export async function lockBag(tx: Tx, bagId: string): Promise<{ readonly run: Run; readonly bag: Bag } | undefined> {
  const found = await findBag(tx, bagId);
  if (found === undefined) return undefined;
  const run = await lockRun(tx, found.runId);
  // Read again: whoever had the lock may have changed it.
  const bag = await findBag(tx, bagId);
  return run === undefined || bag === undefined ? undefined : { run, bag };
}

/** A run, locked. */
export async function lockRun(tx: Tx, id: string): Promise<Run | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("courier_run")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && runOf(row);
}

/** A run by its id, or undefined. */
export async function findRun(db: Db, id: string): Promise<Run | undefined> {
  const row = await tablesOf(db).selectFrom("courier_run").selectAll().where("id", "=", id).executeTakeFirst();
  return row && runOf(row);
}

/** A bag by its id, or undefined. */
export async function findBag(db: Db, id: string): Promise<Bag | undefined> {
  const row = await tablesOf(db).selectFrom("courier_bag").selectAll().where("id", "=", id).executeTakeFirst();
  return row && bagOf(row);
}

/** The bag with that number on its label (CT-261123-01/2), or undefined. */
export async function findBagByNumber(db: Db, number: string): Promise<Bag | undefined> {
  const [, run, ordinal] = /^\s*(CT-\d{6}-\d{2,4})\/(\d{1,3})\s*$/i.exec(number) ?? [];
  if (run === undefined) return undefined;
  const row = await tablesOf(db)
    .selectFrom("courier_bag")
    .innerJoin("courier_run", "courier_run.id", "courier_bag.run_id")
    .selectAll("courier_bag")
    .where("courier_run.number", "=", run.toUpperCase())
    .where("courier_bag.ordinal", "=", Number(ordinal))
    .executeTakeFirst();
  return row && bagOf(row);
}

/** The bags of a run in their order. */
export async function listBags(db: Db, runId: string): Promise<readonly Bag[]> {
  const rows = await tablesOf(db)
    .selectFrom("courier_bag")
    .selectAll()
    .where("run_id", "=", runId)
    .orderBy("ordinal")
    .execute();
  return rows.map(bagOf);
}

/** What was put into these bags, in the order of the scans. */
export async function listItems(db: Db, bagIds: readonly string[]): Promise<readonly Item[]> {
  if (bagIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom("courier_item")
    .selectAll()
    .where("bag_id", "in", bagIds)
    .orderBy("out_at")
    .orderBy("id")
    .execute();
  return rows.map(itemOf);
}

/** The journey of a dossier that has not ended yet, locked: two scans of one envelope come one after the other. */
export async function findUnderway(tx: Tx, dossierId: string): Promise<Item | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("courier_item")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .where("state", "in", ["packed", "missing"])
    .forUpdate()
    .executeTakeFirst();
  return row && itemOf(row);
}

/** Every journey of a dossier, newest first. */
export async function listJourneys(db: Db, dossierId: string): Promise<readonly Item[]> {
  const rows = await tablesOf(db)
    .selectFrom("courier_item")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("out_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(itemOf);
}

/** One item by its id. */
export async function findItem(db: Db, id: string): Promise<Item | undefined> {
  const row = await tablesOf(db).selectFrom("courier_item").selectAll().where("id", "=", id).executeTakeFirst();
  return row && itemOf(row);
}

/** A discrepancy with its signatures, or undefined. */
export async function findDiscrepancy(db: Db, id: string): Promise<Discrepancy | undefined> {
  const row = await tablesOf(db).selectFrom("courier_discrepancy").selectAll().where("id", "=", id).executeTakeFirst();
  const [found] = row === undefined ? [] : await withSignatures(db, [row]);
  return found;
}

/** The discrepancies found in these bags, the oldest first. */
export async function listDiscrepancies(db: Db, bagIds: readonly string[]): Promise<readonly Discrepancy[]> {
  if (bagIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom("courier_discrepancy")
    .selectAll()
    .where("bag_id", "in", bagIds)
    .orderBy("found_at")
    .orderBy("id")
    .execute();
  return withSignatures(db, rows);
}

/** Every discrepancy that is not settled, the oldest first. */
export async function listOpenDiscrepancies(db: Db): Promise<readonly Discrepancy[]> {
  const rows = await tablesOf(db)
    .selectFrom("courier_discrepancy")
    .selectAll()
    .where("settled_at", "is", null)
    .orderBy("found_at")
    .orderBy("id")
    .limit(500)
    .execute();
  return withSignatures(db, rows);
}

async function withSignatures(db: Db, rows: readonly DiscrepancyRow[]): Promise<readonly Discrepancy[]> {
  if (rows.length === 0) return [];
  const signatures = await tablesOf(db)
    .selectFrom("courier_signature")
    .selectAll()
    .where(
      "discrepancy_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("at")
    .execute();
  return rows.map((row) => discrepancyOf(row, signatures));
}
