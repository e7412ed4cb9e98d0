import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Book } from "../domain/book.ts";
import type { ReceiptKind } from "../domain/receipt.ts";

/** Whose receipts, written by whom, on which day of Vietnam. */
export type Position = {
  readonly principalId: string;
  readonly holderId: string;
  readonly kind: ReceiptKind;
  readonly day: PlainDate;
};

/** The books that are open for a position, paper first and in ascending order, so that numbers are used in order. */
export async function listUsableBooks(
  db: Db,
  { principalId, holderId, kind, day }: Position,
): Promise<readonly Book[]> {
  const on = sql`${day.toString()}::date`;
  const { rows } = await sql<Book>`
    select ${BOOK_COLUMNS} from receipt_book as book
    where principal_id = ${principalId} and holder_id = ${holderId} and kind = ${kind} and year = ${day.year}
      and ${on} between opens_on and closes_on
      and not exists (
        select from receipt_closing as closing
        where (closing.book_id = book.id or closing.series_id = book.series_id) and closed_from <= ${on}
      )
    order by medium desc, symbol, first_number`.execute(db);
  return rows;
}

/** The book, locked until the end of the transaction: its next number is nobody else's. */
export async function lockBook(tx: Tx, id: string): Promise<Book> {
  const { rows } = await sql<Book>`
    select ${BOOK_COLUMNS} from receipt_book as book where id = ${id} for update`.execute(tx);
  const [book] = rows;
  if (book === undefined) throw new Error(`no receipt book has the id ${id}`);
  return book;
}

/** The book with that id, or undefined. */
export async function findBook(db: Db, id: string): Promise<Book | undefined> {
  const { rows } = await sql<Book>`
    select ${BOOK_COLUMNS} from receipt_book as book where id = ${id}`.execute(db);
  return rows[0];
}

/** Writes a new book; where the series has one for the year already (two at once), nothing is written. */
export async function insertBook(
  tx: Tx,
  book: Omit<Book, "nextNumber">,
  { by, at }: { readonly by: string | null; readonly at: Instant },
): Promise<void> {
  await sql`
    insert into receipt_book (id, series_id, principal_id, holder_id, delegation_id, kind, medium, form, symbol, year,
      first_number, last_number, next_number, parties, basis, opens_on, closes_on, opened_by, opened_at)
    values (${book.id}, ${book.seriesId}, ${book.principalId}, ${book.holderId}, ${book.delegationId}, ${book.kind},
      ${book.medium}, ${book.form}, ${book.symbol}, ${book.year}, ${book.firstNumber}, ${book.lastNumber},
      ${book.firstNumber}, ${JSON.stringify(book.parties)}::jsonb, ${book.basis}, ${book.opensOn.toString()}::date,
      ${book.closesOn.toString()}::date, ${by}, ${sqlInstant(at)}::timestamptz)
    on conflict (series_id, year) do nothing`.execute(tx);
}

const BOOK_COLUMNS = sql`book.id, book.series_id as "seriesId", book.principal_id as "principalId",
  book.holder_id as "holderId", book.delegation_id as "delegationId", book.kind, book.medium, book.form, book.symbol,
  book.year, book.first_number as "firstNumber", book.last_number as "lastNumber", book.next_number as "nextNumber",
  book.parties, book.basis, book.opens_on as "opensOn", book.closes_on as "closesOn"`;

/** A book with how far it is used and the day from which it is closed. */
export type BookLine = Book & {
  readonly issued: number;
  readonly spoilt: number;
  readonly closedFrom: PlainDate | null;
};

/** The books of a year with what is used of them, those of a few holders or all. */
export async function listBooks(
  db: Db,
  {
    year,
    holderIds,
    bookId,
  }: { readonly year?: number; readonly holderIds?: readonly string[]; readonly bookId?: string },
): Promise<readonly BookLine[]> {
  const { rows } = await sql<BookLine>`
    select ${BOOK_COLUMNS},
      (select count(*) from receipt where receipt.book_id = book.id) as issued,
      (select coalesce(sum(spoilt.last_number - spoilt.first_number + 1), 0) from receipt_spoilage as spoilt
        where spoilt.book_id = book.id) as spoilt,
      (select min(closed_from) from receipt_closing as closing
        where closing.book_id = book.id or closing.series_id = book.series_id) as "closedFrom"
    from receipt_book as book
    where ${year === undefined ? sql`true` : sql`year = ${year}`}
      and ${holderIds === undefined ? sql`true` : sql`holder_id = any (${[...holderIds]}::uuid[])`}
      and ${bookId === undefined ? sql`true` : sql`book.id = ${bookId}`}
    order by year desc, medium desc, form, symbol, first_number limit 1000`.execute(db);
  return rows;
}
