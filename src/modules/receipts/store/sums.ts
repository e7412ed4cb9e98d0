import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

/** The receipts written on behalf of an agency: of how many dossiers, how many, over how much, how many cancelled. */
export type ReceiptSums = {
  readonly agencyId: string;
  readonly dossiers: number;
  readonly receipts: number;
  readonly amount: number;
  readonly cancelled: number;
};

/** Sums of receipts issued in a span (`from` included, `until` not), by the agency they were written for. */
export async function sumReceiptsByAgency(
  db: Db,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<readonly ReceiptSums[]> {
  const { rows } = await sql<ReceiptSums>`
    select book.principal_id as "agencyId",
      count(distinct receipt.dossier_id) filter (where receipt.state in ('used', 'adjusted')) as dossiers,
      count(*) filter (where receipt.state in ('used', 'adjusted')) as receipts,
      coalesce(sum(receipt.amount) filter (where receipt.state in ('used', 'adjusted')), 0)::bigint as amount,
      count(*) filter (where receipt.state = 'cancelled') as cancelled
    from receipt join receipt_book book on book.id = receipt.book_id
    where receipt.issued_at >= ${sqlInstant(from)} and receipt.issued_at < ${sqlInstant(until)}
    group by book.principal_id`.execute(db);
  return rows;
}
