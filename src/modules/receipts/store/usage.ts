import { sql } from "kysely";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import { boundsOf, type Period, type Usage } from "../domain/usage.ts";

/** One book in the usage report. */
export type BookUsage = Usage & {
  readonly bookId: string;
  readonly principalId: string;
  readonly holderId: string;
  readonly kind: "phi" | "le-phi";
  readonly medium: "paper" | "electronic";
  readonly form: string;
  readonly symbol: string;
  readonly year: number;
  /** The numbers issued in the period, when there were any. */
  readonly firstUsed: number | null;
  readonly lastUsed: number | null;
};

/**
 * The usage of every book that had a number at hand or in use in the period. What is left is counted by itself, from
 * the range and from all that left it, so that the identity of the report can fail.
 */
export async function usageOfBooks(
  db: Db,
  period: Period,
  { bookId, holderIds }: { readonly bookId?: string; readonly holderIds?: readonly string[] } = {},
): Promise<readonly BookUsage[]> {
  const { start, end } = boundsOf(period);
  const [from, until] = [sql`${sqlInstant(start)}::timestamptz`, sql`${sqlInstant(end)}::timestamptz`];
  const chosen = bookId === undefined ? sql`true` : sql`book.id = ${bookId}`;
  const held = holderIds === undefined ? sql`true` : sql`book.holder_id = any (${[...holderIds]}::uuid[])`;
  const { rows } = await sql<BookUsage>`
    select book.id as "bookId", principal_id as "principalId", holder_id as "holderId", book.kind, medium, form, symbol,
      year, "firstUsed", "lastUsed", used, cancelled, lost, destroyed, "cancelledEarlier",
      case when medium = 'paper' and opened_at < ${from} then size - issued_before - spoilt_before else 0 end as opening,
      case when medium = 'electronic' then used + cancelled
        when opened_at >= ${from} then size else 0 end as received,
      case when medium = 'paper' then size - issued_by_end - spoilt_by_end else 0 end as closing
    from receipt_book as book
    cross join lateral (select coalesce(last_number, 0) - first_number + 1 as size) as range
    cross join lateral (
      select
        count(*) filter (where issued_at < ${from}) as issued_before,
        count(*) as issued_by_end,
        count(*) filter (where issued_at >= ${from} and gone_at is null) as used,
        count(*) filter (where issued_at >= ${from} and gone_at is not null) as cancelled,
        count(*) filter (where issued_at < ${from} and gone_at >= ${from}) as "cancelledEarlier",
        min(number) filter (where issued_at >= ${from}) as "firstUsed",
        max(number) filter (where issued_at >= ${from}) as "lastUsed"
      from receipt
      left join lateral (
        select min(at) as gone_at from receipt_event
        where receipt_id = receipt.id and receipt_event.kind in ('cancelled', 'replaced') and at < ${until}
          and receipt.state in ('cancelled', 'replaced')
      ) as gone on true
      where book_id = book.id and issued_at < ${until}
    ) as issued
    cross join lateral (
      select
        coalesce(sum(n) filter (where at < ${from}), 0) as spoilt_before,
        coalesce(sum(n), 0) as spoilt_by_end,
        coalesce(sum(n) filter (where at >= ${from} and spoilage_kind = 'lost'), 0) as lost,
        coalesce(sum(n) filter (where at >= ${from} and spoilage_kind <> 'lost'), 0) as destroyed
      from (
        select at, kind as spoilage_kind, last_number - first_number + 1 as n
        from receipt_spoilage where book_id = book.id and at < ${until}
      ) as each
    ) as spoilt
    where opened_at < ${until} and ${chosen} and ${held}
      and (medium = 'paper' or issued_by_end > issued_before or "cancelledEarlier" > 0)
    order by book.year, principal_id, holder_id, form, symbol, first_number`.execute(db);
  return rows;
}
