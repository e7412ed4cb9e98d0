import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { BatchKind, BatchSide, BatchState, CountedLine, CountOutcome, PostBatch } from "../domain/batch.ts";
import { batchOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** Writes a new batch with its items; false when its id is there already. */
export async function insertBatch(tx: Tx, batch: PostBatch, slipIds: readonly string[]): Promise<boolean> {
  const row = await tablesOf(tx)
    .insertInto("post_batch")
    .values({
      id: batch.id,
      number: null,
      kind: batch.kind,
      agency_id: batch.agencyId,
      state: batch.state,
      giver_id: batch.giver.officerId,
      giver_unit_id: batch.giver.unitId,
      given_at: sqlInstant(batch.givenAt),
      receiver_id: null,
      receiver_unit_id: null,
      signed_at: null,
      note: batch.note,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return false;
  const lines = slipIds.map((slipId, index) => ({
    batch_id: batch.id,
    slip_id: slipId,
    position: index + 1,
    outcome: null,
  }));
  await tablesOf(tx).insertInto("post_batch_line").values(lines).execute();
  return true;
}

export type Signing = { readonly number: string; readonly receiver: BatchSide; readonly at: Instant };

/** Writes the joint count and the second signature. */
export async function signBatch(tx: Tx, id: string, signing: Signing, lines: readonly CountedLine[]): Promise<void> {
  const { number, receiver, at } = signing;
  await tablesOf(tx)
    .updateTable("post_batch")
    .set({
      state: "signed",
      number,
      receiver_id: receiver.officerId,
      receiver_unit_id: receiver.unitId,
      signed_at: sqlInstant(at),
    })
    .where("id", "=", id)
    .execute();
  for (const { slipId, outcome, note } of lines) {
    await tablesOf(tx)
      .updateTable("post_batch_line")
      .set({ outcome, note })
      .where("batch_id", "=", id)
      .where("slip_id", "=", slipId)
      .execute();
  }
}

/** Lets a batch go that nobody counted yet. */
export async function cancelBatch(tx: Tx, id: string): Promise<void> {
  await tablesOf(tx).updateTable("post_batch").set({ state: "cancelled" }).where("id", "=", id).execute();
}

/** The next number of a kind of minutes in a year: without a gap, the last lock of its transaction. */
export async function nextBatchNumber(tx: Tx, kind: BatchKind, year: number): Promise<string> {
  const prefix = kind === "to-agency" ? "BBGN" : "BKBD";
  const { rows } = await sql<{ n: number }>`
    insert into post_counter (name, n) values (${`${prefix}-${year}`}, 1)
    on conflict (name) do update set n = post_counter.n + 1 returning n`.execute(tx);
  return `${String(rows[0]?.n ?? 0).padStart(4, "0")}/${prefix}-${year}`;
}

/** Loads and locks a batch: before any of its items. */
export async function lockBatch(tx: Tx, id: string): Promise<PostBatch | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("post_batch")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && batchOf(row);
}

/** A batch by its id. */
export async function findBatch(db: Db, id: string): Promise<PostBatch | undefined> {
  const row = await tablesOf(db).selectFrom("post_batch").selectAll().where("id", "=", id).executeTakeFirst();
  return row && batchOf(row);
}

export type BatchLine = { readonly slipId: string; readonly outcome: CountOutcome | null; readonly note: string };

/** The items of a batch in the order of its list. */
export async function linesOfBatch(db: Db, id: string): Promise<readonly BatchLine[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_batch_line")
    .select(["slip_id", "outcome", "note"])
    .where("batch_id", "=", id)
    .orderBy("position")
    .execute();
  return rows.map(({ slip_id, outcome, note }) => ({ slipId: slip_id, outcome, note }));
}

export type ListedBatch = PostBatch & { readonly items: number };

/** Batches, newest first. */
export async function listBatches(db: Db, state?: BatchState): Promise<readonly ListedBatch[]> {
  let query = tablesOf(db)
    .selectFrom("post_batch")
    .selectAll()
    .select((select) =>
      select
        .selectFrom("post_batch_line")
        .select((count) => count.fn.countAll<number>().as("n"))
        .whereRef("post_batch_line.batch_id", "=", "post_batch.id")
        .as("items"),
    )
    .orderBy("given_at", "desc")
    .orderBy("id", "desc")
    .limit(50);
  if (state !== undefined) query = query.where("state", "=", state);
  return (await query.execute()).map((row) => ({ ...batchOf(row), items: row.items ?? 0 }));
}
