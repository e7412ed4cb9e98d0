import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { requestReferenceIn } from "../domain/order.ts";
import { tablesOf } from "./tables.ts";

/** A payment as the platform told of it: the third side of the reconciliation. */
export type GatewayTransaction = {
  /** MaGiaoDich; `providerRef` of our payment. */
  readonly transactionRef: string;
  /** MaThamChieu without the number of the try: the reference of our request, where it is one. */
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: Instant;
  readonly bankCode: string;
  readonly toldBy: "callback" | "query";
};

/** What the platform told was paid in a span, `from` included and `to` not, in the order of time (handbook §5.6). */
export async function listGatewayTransactions(
  db: Db,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly GatewayTransaction[]> {
  const rows = await tablesOf(db)
    .selectFrom("platform_transaction")
    .selectAll()
    .where(sql<boolean>`paid_at >= ${sqlInstant(from)} and paid_at < ${sqlInstant(to)}`)
    .orderBy("paid_at")
    .orderBy("transaction_ref")
    .execute();
  return rows.map((row) => ({
    transactionRef: row.transaction_ref,
    reference: requestReferenceIn(row.reference),
    amount: row.amount,
    paidAt: row.paid_at,
    bankCode: row.bank_code,
    toldBy: row.told_by,
  }));
}

/** Keeps what was told, the first time that it is told. */
export async function noteTransaction(
  tx: Tx,
  told: GatewayTransaction & { readonly orderReference: string; readonly toldAt: Instant },
): Promise<void> {
  await tablesOf(tx)
    .insertInto("platform_transaction")
    .values({
      transaction_ref: told.transactionRef,
      reference: told.orderReference,
      amount: told.amount,
      paid_at: sqlInstant(told.paidAt),
      bank_code: told.bankCode,
      told_by: told.toldBy,
      told_at: sqlInstant(told.toldAt),
    })
    .onConflict((conflict) => conflict.column("transaction_ref").doNothing())
    .execute();
}
