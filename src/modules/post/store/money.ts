import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { ComparedLine } from "../domain/remittance.ts";
import { tablesOf, type CollectionRow } from "./tables.ts";

export type PostCollection = {
  readonly slipId: string;
  readonly number: string;
  readonly purpose: "filing" | "delivery";
  readonly amount: number;
  readonly paymentId: string;
  readonly collectedAt: Instant;
  readonly recordedAt: Instant;
  readonly remittanceId: string | null;
};

/** Writes what the post took with an item; the same again changes nothing. */
export async function insertCollection(tx: Tx, collection: Omit<PostCollection, "remittanceId">): Promise<void> {
  await tablesOf(tx)
    .insertInto("post_collection")
    .values({
      slip_id: collection.slipId,
      number: collection.number,
      purpose: collection.purpose,
      amount: collection.amount,
      payment_id: collection.paymentId,
      collected_at: sqlInstant(collection.collectedAt),
      recorded_at: sqlInstant(collection.recordedAt),
      remittance_id: null,
    })
    .onConflict((conflict) => conflict.column("slip_id").doNothing())
    .execute();
}

/** What the post has taken and not handed in, oldest first: the other side of its account in transit. */
export async function listPostCollections(db: Db): Promise<readonly PostCollection[]> {
  const rows = await collections(db).where("remittance_id", "is", null).execute();
  return rows.map(collectionOf);
}

/** What a list of the post is compared with, locked: all that is not handed in, and whatever the list names. */
export async function lockCollections(tx: Tx, numbers: readonly string[]): Promise<readonly PostCollection[]> {
  const rows = await collections(tx)
    .where((where) =>
      where.or([where("remittance_id", "is", null), ...(numbers.length === 0 ? [] : [where("number", "in", numbers)])]),
    )
    .forUpdate()
    .execute();
  return rows.map(collectionOf);
}

function collections(db: Db) {
  return tablesOf(db).selectFrom("post_collection").selectAll().orderBy("collected_at").orderBy("slip_id");
}

function collectionOf(row: CollectionRow): PostCollection {
  return {
    slipId: row.slip_id,
    number: row.number,
    purpose: row.purpose,
    amount: row.amount,
    paymentId: row.payment_id,
    collectedAt: row.collected_at,
    recordedAt: row.recorded_at,
    remittanceId: row.remittance_id,
  };
}

export type PostRemittance = {
  readonly id: string;
  readonly reference: string;
  readonly handedInOn: PlainDate;
  readonly lines: readonly ComparedLine[];
  readonly told: number;
  readonly exact: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
};

/** Writes a list of money handed in, and marks the items that are right; false when its reference is known. */
export async function insertRemittance(tx: Tx, remittance: PostRemittance): Promise<boolean> {
  const { id, reference, lines, told, exact } = remittance;
  const row = await tablesOf(tx)
    .insertInto("post_remittance")
    .values({
      ...{ id, reference, told, exact },
      handed_in_on: remittance.handedInOn.toString(),
      lines: JSON.stringify(lines),
      recorded_at: sqlInstant(remittance.recordedAt),
      recorded_by: remittance.recordedBy,
    })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return false;
  const numbers = lines.filter(({ outcome }) => outcome === "exact").map(({ number }) => number);
  if (numbers.length > 0) {
    await tablesOf(tx)
      .updateTable("post_collection")
      .set({ remittance_id: id })
      .where("number", "in", numbers)
      .where("remittance_id", "is", null)
      .execute();
  }
  return true;
}

/** Lists of money handed in, newest first. */
export async function listRemittances(db: Db): Promise<readonly PostRemittance[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_remittance")
    .selectAll()
    .orderBy("recorded_at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    handedInOn: row.handed_in_on,
    lines: row.lines as readonly ComparedLine[],
    told: row.told,
    exact: row.exact,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }));
}
