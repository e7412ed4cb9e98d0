import { sqlInstant, sqlState, type Db, type Tx } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import { formatItemNumber, type NumberRange } from "../domain/item-number.ts";
import { tablesOf } from "./tables.ts";

export type KnownRange = NumberRange & { readonly basis: string; readonly createdAt: Instant };

/** Takes the next free number of the oldest open range; its row is the last lock taken. Undefined when all are given. */
export async function takeNumber(tx: Tx): Promise<string | undefined> {
  const range = await tablesOf(tx)
    .selectFrom("post_number_range")
    .select(["id", "prefix", "next"])
    .where("state", "=", "open")
    .whereRef("next", "<=", "last")
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (range === undefined) return undefined;
  await tablesOf(tx)
    .updateTable("post_number_range")
    .set({ next: range.next + 1 })
    .where("id", "=", range.id)
    .execute();
  return formatItemNumber(range.prefix, range.next);
}

/** Writes a range; false when one of its numbers is in another range. */
export async function insertRange(tx: Tx, range: KnownRange & { readonly createdBy: string }): Promise<boolean> {
  const { id, prefix, first, last, next, state, basis, createdAt, createdBy } = range;
  try {
    await tablesOf(tx)
      .insertInto("post_number_range")
      .values({ id, prefix, first, last, next, state, basis, created_at: sqlInstant(createdAt), created_by: createdBy })
      .execute();
    return true;
  } catch (error) {
    if (sqlState(error) === "23P01") return false;
    throw error;
  }
}

/** Closes a range: what was given stays given, nothing more is. False when there is no such open range. */
export async function recallRange(tx: Tx, id: string): Promise<boolean> {
  const done = await tablesOf(tx)
    .updateTable("post_number_range")
    .set({ state: "recalled" })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The ranges, oldest first: in this order they are used up. */
export async function listRanges(db: Db): Promise<readonly KnownRange[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_number_range")
    .selectAll()
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ id, prefix, first, last, next, state, basis, created_at }) => ({
    ...{ id, prefix, first, last, next, state, basis },
    createdAt: created_at,
  }));
}
