import { sql } from "kysely";
import type { Tx } from "#platform/db/db.ts";
import type { Bag, Discrepancy, Item, Run, Signature } from "../domain/run.ts";
import { tablesOf } from "./tables.ts";

/** The next number of a day; taken inside the transaction that uses it, so there is no gap. */
export async function nextOrdinal(tx: Tx, isoDay: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`insert into courier_counter as c (day, n) values (${isoDay}, 1)
    on conflict (day) do update set n = c.n + 1 returning n`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("the counter gave no number");
  return row.n;
}

/** Writes a new run. */
export async function insertRun(tx: Tx, run: Run): Promise<void> {
  await tablesOf(tx)
    .insertInto("courier_run")
    .values({
      id: run.id,
      number: run.number,
      route: run.route,
      courier_id: run.courierId,
      courier_name: run.courierName,
      opened_at: run.openedAt.toString(),
      opened_by: run.openedBy,
    })
    .execute();
}

/** Notes that the courier left. */
export async function saveDeparture(tx: Tx, { id, departedAt, departedBy }: Run): Promise<void> {
  await tablesOf(tx)
    .updateTable("courier_run")
    .set({ departed_at: departedAt?.toString() ?? null, departed_by: departedBy })
    .where("id", "=", id)
    .execute();
}

/** Writes a new bag. */
export async function insertBag(tx: Tx, bag: Bag): Promise<void> {
  await tablesOf(tx)
    .insertInto("courier_bag")
    .values({
      id: bag.id,
      run_id: bag.runId,
      ordinal: bag.ordinal,
      direction: bag.direction,
      from_unit_id: bag.from.unitId,
      from_label: bag.from.label,
      to_unit_id: bag.to.unitId,
      to_label: bag.to.label,
    })
    .execute();
}

/** Writes how a bag stands: sealed, opened, closed. */
export async function saveBag(tx: Tx, bag: Bag): Promise<void> {
  await tablesOf(tx)
    .updateTable("courier_bag")
    .set({
      seal: bag.seal,
      sealed_at: bag.sealedAt?.toString() ?? null,
      opened_at: bag.openedAt?.toString() ?? null,
      opened_by: bag.openedBy,
      seal_found: bag.sealFound,
      closed_at: bag.closedAt?.toString() ?? null,
      closed_by: bag.closedBy,
    })
    .where("id", "=", bag.id)
    .execute();
}

/** Writes a dossier into a bag. */
export async function insertItem(tx: Tx, item: Item): Promise<void> {
  await tablesOf(tx)
    .insertInto("courier_item")
    .values({
      id: item.id,
      bag_id: item.bagId,
      dossier_id: item.dossierId,
      code: item.code,
      sheets: item.sheets,
      originals: item.originals,
      state: item.state,
      out_at: item.outAt.toString(),
      out_by: item.outBy,
      out_hand_over_id: item.outHandOverId,
    })
    .execute();
}

/** Writes how an item stands. */
export async function saveItem(tx: Tx, item: Item): Promise<void> {
  await tablesOf(tx)
    .updateTable("courier_item")
    .set({
      state: item.state,
      struck_at: item.struckAt?.toString() ?? null,
      struck_reason: item.struckReason,
      in_at: item.inAt?.toString() ?? null,
      in_by: item.inBy,
      in_bag_id: item.inBagId,
      in_hand_over_id: item.inHandOverId,
    })
    .where("id", "=", item.id)
    .execute();
}

/** Writes a discrepancy; the same one found again is not written twice. Whether it was new. */
export async function insertDiscrepancy(tx: Tx, found: Discrepancy): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("courier_discrepancy")
    .values({
      id: found.id,
      bag_id: found.bagId,
      kind: found.kind,
      item_id: found.itemId,
      dossier_id: found.dossierId,
      code: found.code,
      note: found.note,
      photo_id: found.photoId,
      found_at: found.foundAt.toString(),
      found_by: found.foundBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return written !== undefined;
}

/** Writes conclusion, photograph and settlement. */
export async function saveDiscrepancy(tx: Tx, found: Discrepancy): Promise<void> {
  await tablesOf(tx)
    .updateTable("courier_discrepancy")
    .set({
      photo_id: found.photoId,
      conclusion: found.conclusion,
      conclusion_text: found.conclusionText,
      to_unit_id: found.to?.unitId ?? null,
      to_label: found.to?.label ?? null,
      settled_at: found.settledAt?.toString() ?? null,
    })
    .where("id", "=", found.id)
    .execute();
}

/** Writes one signature. */
export async function insertSignature(tx: Tx, discrepancyId: string, signature: Signature): Promise<void> {
  await tablesOf(tx)
    .insertInto("courier_signature")
    .values({
      discrepancy_id: discrepancyId,
      side: signature.side,
      officer_id: signature.officerId,
      officer_name: signature.officerName,
      at: signature.at.toString(),
    })
    .execute();
}
