import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Receipt } from "../domain/receipt.ts";
import { selectReceipts } from "./receipts.ts";

/** Every receipt issued in a span (`from` included, `to` not), also those that were cancelled, in the order of issue. */
export async function listReceiptsIssued(
  db: Db,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly Receipt[]> {
  return selectReceipts(
    db,
    sql`where issued_at >= ${sqlInstant(from)}::timestamptz and issued_at < ${sqlInstant(to)}::timestamptz
      order by issued_at, receipt.id`,
  );
}

/** The receipts of several payments with all that were cancelled, in the order of issue. */
export async function listReceiptsOfPayments(db: Db, paymentIds: readonly string[]): Promise<readonly Receipt[]> {
  if (paymentIds.length === 0) return [];
  return selectReceipts(db, sql`where payment_id = any (${paymentIds}::uuid[]) order by issued_at, receipt.id`);
}
