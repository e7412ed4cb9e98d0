import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";

export type SpoilageKind = "cancelled" | "lost" | "damaged";

/** Unused paper numbers that can no longer be used, with their minutes (biên bản). */
export type Spoilage = {
  readonly id: string;
  readonly bookId: string;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly kind: SpoilageKind;
  readonly minutesNumber: string;
  readonly minutesDate: PlainDate;
  readonly reason: string;
  readonly askedBy: string;
  readonly approvedBy: string;
  readonly at: Instant;
};

/** Writes it; the database refuses numbers that are used, spoilt or not of the book. */
export async function insertSpoilage(tx: Tx, spoilage: Spoilage): Promise<void> {
  await sql`
    insert into receipt_spoilage (id, book_id, first_number, last_number, kind, minutes_number, minutes_date, reason,
      asked_by, approved_by, at)
    values (${spoilage.id}, ${spoilage.bookId}, ${spoilage.firstNumber}, ${spoilage.lastNumber}, ${spoilage.kind},
      ${spoilage.minutesNumber}, ${spoilage.minutesDate.toString()}::date, ${spoilage.reason}, ${spoilage.askedBy},
      ${spoilage.approvedBy}, ${sqlInstant(spoilage.at)}::timestamptz)`.execute(tx);
}

/** What was spoilt of a book, in the order of its numbers. */
export async function listSpoilage(db: Db, bookId: string): Promise<readonly Spoilage[]> {
  const { rows } = await sql<Spoilage>`
    select id, book_id as "bookId", first_number as "firstNumber", last_number as "lastNumber", kind,
      minutes_number as "minutesNumber", minutes_date as "minutesDate", reason, asked_by as "askedBy",
      approved_by as "approvedBy", at
    from receipt_spoilage where book_id = ${bookId} order by first_number`.execute(db);
  return rows;
}
