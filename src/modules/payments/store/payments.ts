import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Channel, Payment } from "../domain/payment.ts";
import { tablesOf, type PaymentTables } from "./tables.ts";

/** A payment by its id, or undefined. */
export async function findPayment(db: Db, id: string): Promise<Payment | undefined> {
  const row = await payments(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : paymentOf(row);
}

/** A payment by its id. Throws when there is none: for callers that hold a true id. */
export async function getPayment(db: Db, id: string): Promise<Payment> {
  const payment = await findPayment(db, id);
  if (payment === undefined) throw new Error("no payment has this id");
  return payment;
}

/** A payment by who told of it and the number they gave it. */
export async function findPaymentByRef(db: Db, provider: string, providerRef: string): Promise<Payment | undefined> {
  const row = await payments(db)
    .where("provider", "=", provider)
    .where("provider_ref", "=", providerRef)
    .executeTakeFirst();
  return row === undefined ? undefined : paymentOf(row);
}

export type PaymentFilter = {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly channel?: Channel;
  readonly account?: string;
  readonly shiftId?: string;
  readonly requestIds?: readonly string[];
  readonly state?: Payment["state"];
  /** Voided at or after this moment. */
  readonly voidedFrom?: Instant;
  /** For one page after another: at most so many, after the last one of the page before. */
  readonly limit?: number;
  readonly after?: Pick<Payment, "recordedAt" | "id"> | undefined;
};

/** Payments recorded in a span (`from` included, `to` not), narrowed, in the order of their recording. */
export async function listPayments(db: Db, filter: PaymentFilter): Promise<readonly Payment[]> {
  let query = payments(db).orderBy("recorded_at").orderBy("id");
  if (filter.from !== undefined) query = query.where(sql<boolean>`recorded_at >= ${sqlInstant(filter.from)}`);
  if (filter.to !== undefined) query = query.where(sql<boolean>`recorded_at < ${sqlInstant(filter.to)}`);
  if (filter.channel !== undefined) query = query.where("channel", "=", filter.channel);
  if (filter.account !== undefined) query = query.where("account", "=", filter.account);
  if (filter.shiftId !== undefined) query = query.where("shift_id", "=", filter.shiftId);
  if (filter.state !== undefined) query = query.where("state", "=", filter.state);
  if (filter.voidedFrom !== undefined) query = query.where(sql<boolean>`voided_at >= ${sqlInstant(filter.voidedFrom)}`);
  if (filter.after !== undefined) {
    const { recordedAt, id } = filter.after;
    query = query.where(sql<boolean>`(recorded_at, id) > (${sqlInstant(recordedAt)}::timestamptz, ${id}::uuid)`);
  }
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  if (filter.requestIds !== undefined) {
    if (filter.requestIds.length === 0) return [];
    query = query.where("request_id", "in", filter.requestIds);
  }
  return (await query.execute()).map(paymentOf);
}

/** Writes a payment; false when this provider has told of this number already: then the twin has been waited for. */
export async function insertPayment(tx: Tx, payment: Payment): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("payment")
    .values({
      id: payment.id,
      provider: payment.provider,
      provider_ref: payment.providerRef,
      reference: payment.reference,
      request_id: payment.requestId,
      amount: payment.amount,
      channel: payment.channel,
      account: payment.account,
      paid_at: sqlInstant(payment.paidAt),
      recorded_at: sqlInstant(payment.recordedAt),
      payer_name: payment.payerName,
      note: payment.note,
      shift_id: payment.shiftId,
      actor_id: payment.actorId,
      outcome: payment.outcome,
      state: payment.state,
      entry_id: payment.entryId,
      voided_at: null,
      voided_by: null,
      void_approved_by: null,
    })
    .onConflict((conflict) => conflict.columns(["provider", "provider_ref"]).doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** The payment, locked; undefined when there is none. */
export async function lockPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  const row = await payments(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : paymentOf(row);
}

/** Marks a payment as voided, with the two who stand for it. */
export async function markVoided(
  tx: Tx,
  id: string,
  { at, by, approvedBy, reason }: { at: Instant; by: string; approvedBy: string; reason: string },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("payment")
    .set({
      state: "voided",
      voided_at: sqlInstant(at),
      voided_by: by,
      void_approved_by: approvedBy,
      void_reason: reason,
    })
    .where("id", "=", id)
    .execute();
}

function payments(db: Db) {
  return tablesOf(db).selectFrom("payment").selectAll();
}

function paymentOf(row: Selectable<PaymentTables["payment"]>): Payment {
  return {
    id: row.id,
    provider: row.provider,
    providerRef: row.provider_ref,
    reference: row.reference,
    requestId: row.request_id,
    amount: row.amount,
    channel: row.channel,
    account: row.account,
    paidAt: row.paid_at,
    recordedAt: row.recorded_at,
    payerName: row.payer_name,
    note: row.note,
    shiftId: row.shift_id,
    actorId: row.actor_id,
    outcome: row.outcome,
    state: row.state,
    entryId: row.entry_id,
    voidedAt: row.voided_at,
    voidedBy: row.voided_by,
    voidApprovedBy: row.void_approved_by,
    voidReason: row.void_reason,
  };
}
