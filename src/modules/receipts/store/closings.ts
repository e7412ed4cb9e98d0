import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

export type Closing = {
  readonly id: string;
  readonly of: { readonly bookId: string } | { readonly seriesId: string };
  readonly closedFrom: PlainDate;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
};

/** Closes a book or a series; what is closed already is left alone. */
export async function insertClosing(db: Db, { id, of, closedFrom, reason, by, at }: Closing): Promise<void> {
  const [bookId, seriesId] = "bookId" in of ? [of.bookId, null] : [null, of.seriesId];
  await sql`
    insert into receipt_closing (id, book_id, series_id, closed_from, reason, closed_by, closed_at)
    values (${id}, ${bookId}, ${seriesId}, ${closedFrom.toString()}::date, ${reason}, ${by},
      ${sqlInstant(at)}::timestamptz)
    on conflict do nothing`.execute(db);
}
