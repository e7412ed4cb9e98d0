import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Order } from "../domain/order.ts";
import { tablesOf, type OnlineTables } from "./tables.ts";

/** An order by its id, or undefined. */
export async function findOrder(db: Db, id: string): Promise<Order | undefined> {
  const row = await orders(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : orderOf(row);
}

/** An order by its reference (MaThamChieu), or undefined. */
export async function findOrderByReference(db: Db, reference: string): Promise<Order | undefined> {
  const row = await orders(db).where("reference", "=", reference).executeTakeFirst();
  return row === undefined ? undefined : orderOf(row);
}

/** The orders of a request, the newest first. */
export async function listOrdersOf(db: Db, requestId: string): Promise<readonly Order[]> {
  const rows = await orders(db).where("request_id", "=", requestId).orderBy("ordinal", "desc").execute();
  return rows.map(orderOf);
}

/** The order with a reference (MaThamChieu), locked; undefined when there is none. */
export async function lockOrderByReference(tx: Tx, reference: string): Promise<Order | undefined> {
  const row = await orders(tx).where("reference", "=", reference).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : orderOf(row);
}

/** The order, locked; undefined when there is none. */
export async function lockOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const row = await orders(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : orderOf(row);
}

/** Writes a new order; false when the request has a live one, or this number, already. */
export async function insertOrder(tx: Tx, order: Order): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("platform_order")
    .values({ ...rowOf(order), leased_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Writes what became of an order, and lets go of it. */
export async function saveOrder(tx: Tx, order: Order): Promise<void> {
  await tablesOf(tx)
    .updateTable("platform_order")
    .set({ ...rowOf(order), leased_until: null })
    .where("id", "=", order.id)
    .execute();
}

/**
 * Takes an order for one message, unless somebody else is talking about it or it has moved; `unsure` is written down before
 * anything is sent.
 */
export async function leaseOrder(
  db: Db,
  { id, state, unsure: wasUnsure }: Order,
  { now, until, unsure }: { readonly now: Instant; readonly until: Instant; readonly unsure: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf(db)
    .updateTable("platform_order")
    .set({ leased_until: sqlInstant(until), unsure })
    .where("id", "=", id)
    .where("state", "=", state)
    .where("unsure", "=", wasUnsure)
    .where(sql<boolean>`(leased_until is null or leased_until < ${sqlInstant(now)})`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ids of the orders about which something is to be said now, the longest waiting first. */
export async function listDueOrders(db: Db, now: Instant, limit = 100): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom("platform_order")
    .select("id")
    .where("state", "in", ["asked", "open", "paid"])
    .where("stuck_at", "is", null)
    .where(sql<boolean>`next_at <= ${sqlInstant(now)}`)
    .orderBy("next_at")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Orders that a person has to look at. */
export async function listStuckOrders(db: Db): Promise<readonly Order[]> {
  const rows = await orders(db).where("stuck_at", "is not", null).orderBy("stuck_at").limit(200).execute();
  return rows.map(orderOf);
}

function orders(db: Db) {
  return tablesOf(db).selectFrom("platform_order").selectAll();
}

function rowOf(order: Order) {
  const optional = (instant: Instant | null) => (instant === null ? null : sqlInstant(instant));
  return {
    id: order.id,
    request_id: order.requestId,
    ordinal: order.ordinal,
    reference: order.reference,
    amount: order.amount,
    state: order.state,
    unsure: order.unsure,
    pay_url: order.payUrl,
    transaction_ref: order.transactionRef,
    bank_code: order.bankCode,
    payer_ip: order.payerIp,
    opened_at: sqlInstant(order.openedAt),
    tries: order.tries,
    failing_since: optional(order.failingSince),
    next_at: sqlInstant(order.nextAt),
    last_problem: order.lastProblem.slice(0, 300),
    stuck_at: optional(order.stuckAt),
    ended_at: optional(order.endedAt),
    ended_note: order.endedNote,
  };
}

function orderOf(row: Selectable<OnlineTables["platform_order"]>): Order {
  return {
    id: row.id,
    requestId: row.request_id,
    ordinal: row.ordinal,
    reference: row.reference,
    amount: row.amount,
    state: row.state,
    unsure: row.unsure,
    payUrl: row.pay_url,
    transactionRef: row.transaction_ref,
    bankCode: row.bank_code,
    payerIp: row.payer_ip,
    openedAt: row.opened_at,
    tries: row.tries,
    failingSince: row.failing_since,
    nextAt: row.next_at,
    lastProblem: row.last_problem,
    stuckAt: row.stuck_at,
    endedAt: row.ended_at,
    endedNote: row.ended_note,
  };
}
