import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Refund, SuspenseItem } from "../domain/payment.ts";
import { tablesOf, type PaymentTables } from "./tables.ts";

export type RefundFilter = {
  readonly open?: true;
  readonly requestId?: string;
  readonly suspenseItemId?: string;
  /** Paid out at or after this moment. */
  readonly paidFrom?: Instant;
};

/** Refunds, newest claim first; only those not yet paid or rejected when `open`. */
export async function listRefunds(db: Db, filter: RefundFilter = {}): Promise<readonly Refund[]> {
  let query = refunds(db).orderBy("claimed_at", "desc").orderBy("id", "desc");
  if (filter.open === true) query = query.where("state", "in", ["claimed", "approved"]);
  if (filter.requestId !== undefined) query = query.where("request_id", "=", filter.requestId);
  if (filter.suspenseItemId !== undefined) query = query.where("suspense_item_id", "=", filter.suspenseItemId);
  if (filter.paidFrom !== undefined) query = query.where(sql<boolean>`paid_at >= ${sqlInstant(filter.paidFrom)}`);
  return (await query.execute()).map(refundOf);
}

/** A refund by its id, or undefined. */
export async function findRefund(db: Db, id: string): Promise<Refund | undefined> {
  const row = await refunds(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : refundOf(row);
}

/** The same part of the same source, claimed by the same person and not yet decided. */
export async function findClaimedTwin(
  tx: Tx,
  twin: Pick<Refund, "amount" | "reason" | "basis" | "payeeName" | "payeeAccount"> & { readonly by: string } & (
      { readonly item: Pick<SuspenseItem, "paymentId"> } | { readonly requestId: string }
    ),
): Promise<Refund | undefined> {
  const claimed = refunds(tx)
    .where("state", "=", "claimed")
    .where("claimed_by", "=", twin.by)
    .where("amount", "=", twin.amount)
    .where("reason", "=", twin.reason)
    .where("basis", "=", twin.basis)
    .where("payee_name", "=", twin.payeeName)
    .where("payee_account", "=", twin.payeeAccount);
  const ofSource =
    "requestId" in twin
      ? claimed.where("request_id", "=", twin.requestId)
      : claimed.where("suspense_item_id", "in", (query) =>
          query.selectFrom("suspense_item").select("id").where("payment_id", "=", twin.item.paymentId),
        );
  const row = await ofSource.orderBy("id").limit(1).executeTakeFirst();
  return row === undefined ? undefined : refundOf(row);
}

/** The refund, locked; undefined when there is none. */
export async function lockRefund(tx: Tx, id: string): Promise<Refund | undefined> {
  const row = await refunds(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : refundOf(row);
}

/** Writes a claim. */
export async function insertRefund(tx: Tx, refund: Refund): Promise<void> {
  await tablesOf(tx).insertInto("refund").values(rowOf(refund)).execute();
}

/** Writes what became of a claim. */
export async function updateRefund(tx: Tx, refund: Refund): Promise<void> {
  await tablesOf(tx).updateTable("refund").set(rowOf(refund)).where("id", "=", refund.id).execute();
}

function rowOf(refund: Refund) {
  return {
    id: refund.id,
    suspense_item_id: refund.suspenseItemId,
    request_id: refund.requestId,
    amount: refund.amount,
    lines: JSON.stringify(refund.lines),
    reason: refund.reason,
    basis: refund.basis,
    payee_name: refund.payeeName,
    payee_account: refund.payeeAccount,
    state: refund.state,
    claimed_at: sqlInstant(refund.claimedAt),
    claimed_by: refund.claimedBy,
    decided_at: refund.decidedAt === null ? null : sqlInstant(refund.decidedAt),
    decided_by: refund.decidedBy,
    decision_note: refund.decisionNote,
    paid_at: refund.paidAt === null ? null : sqlInstant(refund.paidAt),
    paid_by: refund.paidBy,
    paid_from: refund.paidFrom,
    paid_reference: refund.paidReference,
    shift_id: refund.shiftId,
  };
}

function refunds(db: Db) {
  return tablesOf(db).selectFrom("refund").selectAll();
}

function refundOf(row: Selectable<PaymentTables["refund"]>): Refund {
  return {
    id: row.id,
    suspenseItemId: row.suspense_item_id,
    requestId: row.request_id,
    amount: row.amount,
    lines: row.lines,
    reason: row.reason,
    basis: row.basis,
    payeeName: row.payee_name,
    payeeAccount: row.payee_account,
    state: row.state,
    claimedAt: row.claimed_at,
    claimedBy: row.claimed_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionNote: row.decision_note,
    paidAt: row.paid_at,
    paidBy: row.paid_by,
    paidFrom: row.paid_from,
    paidReference: row.paid_reference,
    shiftId: row.shift_id,
  };
}
