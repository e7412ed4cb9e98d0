import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { SuspenseItem } from "../domain/payment.ts";
import { tablesOf, type PaymentTables } from "./tables.ts";

export type SuspenseFilter = {
  readonly open?: true;
  readonly paymentId?: string;
  readonly requestId?: string;
  readonly ownerId?: string;
};

/** Items held, by their clock; only those still held when `open`. */
export async function listSuspense(db: Db, filter: SuspenseFilter = {}): Promise<readonly SuspenseItem[]> {
  let query = items(db).orderBy("due_at").orderBy("id");
  if (filter.open === true) query = query.where("state", "in", ["open", "refunding"]);
  if (filter.paymentId !== undefined) query = query.where("payment_id", "=", filter.paymentId);
  if (filter.requestId !== undefined) query = query.where("request_id", "=", filter.requestId);
  if (filter.ownerId !== undefined) query = query.where("owner_id", "=", filter.ownerId);
  return (await query.execute()).map(itemOf);
}

/** An item by its id, or undefined. */
export async function findSuspense(db: Db, id: string): Promise<SuspenseItem | undefined> {
  const row = await items(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : itemOf(row);
}

/** The item, locked; undefined when there is none. */
export async function lockSuspense(tx: Tx, id: string): Promise<SuspenseItem | undefined> {
  const row = await items(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : itemOf(row);
}

/** Part payments of a request that are still held, locked in the order of their coming. */
export async function lockHeldFor(tx: Tx, requestId: string): Promise<readonly SuspenseItem[]> {
  const rows = await items(tx)
    .where("request_id", "=", requestId)
    .where("state", "=", "open")
    .where("reason", "=", "partial")
    .orderBy("opened_at")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(itemOf);
}

/** Opens an item. */
export async function insertSuspense(tx: Tx, item: SuspenseItem): Promise<void> {
  await tablesOf(tx)
    .insertInto("suspense_item")
    .values({
      id: item.id,
      payment_id: item.paymentId,
      request_id: item.requestId,
      reason: item.reason,
      amount: item.amount,
      opened_at: sqlInstant(item.openedAt),
      due_at: sqlInstant(item.dueAt),
      owner_id: item.ownerId,
      state: item.state,
      note: item.note,
      closed_at: null,
      closed_by: null,
      settlement_id: null,
    })
    .execute();
}

/** Leaves less in an item: the rest of it was split off. */
export async function shrinkSuspense(tx: Tx, id: string, amount: number): Promise<void> {
  await tablesOf(tx).updateTable("suspense_item").set({ amount }).where("id", "=", id).execute();
}

export type SuspenseMove = {
  readonly state: SuspenseItem["state"];
  /** Null while it is held. */
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly settlementId?: string | null;
  readonly requestId?: string | null;
  readonly reason?: SuspenseItem["reason"];
};

/** Moves items on; what is not named stays. */
export async function moveSuspense(tx: Tx, ids: readonly string[], move: SuspenseMove): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf(tx)
    .updateTable("suspense_item")
    .set({
      state: move.state,
      closed_at: move.closedAt === null ? null : sqlInstant(move.closedAt),
      closed_by: move.closedBy,
      ...(move.settlementId === undefined ? {} : { settlement_id: move.settlementId }),
      ...(move.requestId === undefined ? {} : { request_id: move.requestId }),
      ...(move.reason === undefined ? {} : { reason: move.reason }),
    })
    .where("id", "in", ids)
    .execute();
}

/** Gives an item to somebody who looks after it, with a note. */
export async function assignSuspense(tx: Tx, id: string, to: { ownerId: string; note: string }): Promise<void> {
  await tablesOf(tx)
    .updateTable("suspense_item")
    .set({ owner_id: to.ownerId, note: to.note })
    .where("id", "=", id)
    .where("state", "in", ["open", "refunding"])
    .execute();
}

/** Items that a payment used up when it settled its request. */
export async function listUsedBy(tx: Tx, paymentId: string): Promise<readonly SuspenseItem[]> {
  return (await items(tx).where("settlement_id", "=", paymentId).execute()).map(itemOf);
}

/** The sum of what is held, in đồng. */
export async function sumHeld(db: Db): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom("suspense_item")
    .where("state", "=", "open")
    .select(sql<number>`coalesce(sum(amount), 0)::bigint`.as("total"))
    .executeTakeFirstOrThrow();
  return row.total;
}

function items(db: Db) {
  return tablesOf(db).selectFrom("suspense_item").selectAll();
}

function itemOf(row: Selectable<PaymentTables["suspense_item"]>): SuspenseItem {
  return {
    id: row.id,
    paymentId: row.payment_id,
    requestId: row.request_id,
    reason: row.reason,
    amount: row.amount,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    ownerId: row.owner_id,
    state: row.state,
    note: row.note,
    closedAt: row.closed_at,
  };
}
