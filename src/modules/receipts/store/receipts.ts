import { sql, type RawBuilder } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { receiptLabel, type Correction, type PaymentMethod, type Receipt } from "../domain/receipt.ts";
import type { ReceiptKind, ReceiptLine, ReceiptState } from "../domain/receipt.ts";

/** Writes a receipt; the database refuses any number but the book's next one. */
export async function insertReceipt(tx: Tx, receipt: Receipt, documentHash: Buffer): Promise<void> {
  const search = foldVietnamese([receipt.label, receipt.dossier.code, receipt.payer.name].join(" "));
  await sql`
    insert into receipt (id, book_id, kind, number, state, amount, lines, payer_name, payer_address, dossier_id,
      dossier_code, payment_id, method, cashier_id, cashier_name, issued_at, corrects_id, correction, document_hash,
      search)
    values (${receipt.id}, ${receipt.bookId}, ${receipt.kind}, ${receipt.number}, ${receipt.state}, ${receipt.amount},
      ${JSON.stringify(receipt.lines)}::jsonb, ${receipt.payer.name}, ${receipt.payer.address}, ${receipt.dossier.id},
      ${receipt.dossier.code}, ${receipt.paymentId}, ${receipt.method}, ${receipt.cashierId}, ${receipt.cashierName},
      ${sqlInstant(receipt.issuedAt)}::timestamptz, ${receipt.correctsId}, ${receipt.correction}, ${documentHash},
      ${search})`.execute(tx);
}

/** What happened to a receipt, and who did it with whose approval. */
export type ReceiptEvent = {
  readonly receiptId: string;
  readonly kind: "cancelled" | "replaced" | "adjusted" | "copy-lost";
  readonly reason: string;
  readonly actorId: string;
  readonly approverId: string;
  readonly otherId: string | null;
  readonly at: Instant;
};

/** Appends an event; the state of the receipt follows in the same statement. */
export async function appendEvent(tx: Tx, event: ReceiptEvent): Promise<void> {
  await sql`
    insert into receipt_event (receipt_id, seq, kind, reason, actor_id, approver_id, other_id, at)
    select ${event.receiptId}, coalesce(max(seq), 0) + 1, ${event.kind}, ${event.reason}, ${event.actorId},
      ${event.approverId}, ${event.otherId}, ${sqlInstant(event.at)}::timestamptz
    from receipt_event where receipt_id = ${event.receiptId}`.execute(tx);
}

/** The events of a receipt, in order. */
export async function historyOf(db: Db, receiptId: string): Promise<readonly ReceiptEvent[]> {
  const { rows } = await sql<ReceiptEvent>`
    select receipt_id as "receiptId", kind, reason, actor_id as "actorId", approver_id as "approverId",
      other_id as "otherId", at
    from receipt_event where receipt_id = ${receiptId} order by seq`.execute(db);
  return rows;
}

/** Which receipts: of one payment or of one dossier. */
export type ReceiptsOf = { readonly paymentId: string } | { readonly dossierId: string };

/** The receipts of a payment or a dossier with all that were cancelled, in the order of issue. */
export async function listReceiptsOf(db: Db, of: ReceiptsOf): Promise<readonly Receipt[]> {
  const which = "paymentId" in of ? sql`payment_id = ${of.paymentId}` : sql`dossier_id = ${of.dossierId}`;
  return selectReceipts(db, sql`where ${which} order by issued_at, receipt.id`);
}

/** The receipts of a payment, locked until the end of the transaction. */
export async function lockReceiptsOfPayment(tx: Tx, paymentId: string): Promise<readonly Receipt[]> {
  return selectReceipts(tx, sql`where payment_id = ${paymentId} order by receipt.id for update of receipt`);
}

/** The receipt with that id, or undefined. */
export async function findReceipt(db: Db, id: string): Promise<Receipt | undefined> {
  const [receipt] = await selectReceipts(db, sql`where receipt.id = ${id}`);
  return receipt;
}

/** The receipt, locked until the end of the transaction. */
export async function lockReceipt(tx: Tx, id: string): Promise<Receipt | undefined> {
  const [receipt] = await selectReceipts(tx, sql`where receipt.id = ${id} for update of receipt`);
  return receipt;
}

/** What the contents of the receipt were hashed to at the moment of issue. */
export async function readDocumentHash(db: Db, id: string): Promise<Buffer> {
  const { rows } = await sql<{ hash: Buffer }>`select document_hash as hash from receipt where id = ${id}`.execute(db);
  return rows[0]?.hash ?? Buffer.alloc(0);
}

/** The receipts that replace or adjust one. */
export async function listCorrections(db: Db, id: string): Promise<readonly Receipt[]> {
  return selectReceipts(db, sql`where corrects_id = ${id} order by issued_at, receipt.id`);
}

/** The money on receipts that are in force, of a day of Vietnam or of a dossier: what was paid less what was given back. */
export async function sumOfReceipts(
  db: Db,
  of: { readonly day: PlainDate } | { readonly dossierId: string },
): Promise<number> {
  const which =
    "day" in of
      ? sql`(issued_at at time zone 'Asia/Ho_Chi_Minh')::date = ${of.day.toString()}::date`
      : sql`dossier_id = ${of.dossierId}`;
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount), 0) as sum from receipt where state in ('used', 'adjusted') and ${which}`.execute(db);
  return rows[0]?.sum ?? 0;
}

type Row = Omit<Receipt, "label" | "payer" | "dossier"> & {
  readonly kind: ReceiptKind;
  readonly state: ReceiptState;
  readonly lines: readonly ReceiptLine[];
  readonly method: PaymentMethod;
  readonly correction: Correction | null;
  readonly payerName: string;
  readonly payerAddress: string;
  readonly dossierId: string;
  readonly dossierCode: string;
};

/** The receipts that a condition picks; `receipt` and `book` are the names of the two tables in it. */
export async function selectReceipts(db: Db, condition: RawBuilder<unknown>): Promise<readonly Receipt[]> {
  const { rows } = await sql<Row>`
    select receipt.id, receipt.book_id as "bookId", receipt.kind, book.form, book.symbol, number, state, amount, lines,
      payer_name as "payerName", payer_address as "payerAddress", dossier_id as "dossierId",
      dossier_code as "dossierCode", payment_id as "paymentId", method, cashier_id as "cashierId",
      cashier_name as "cashierName", issued_at as "issuedAt", corrects_id as "correctsId", correction
    from receipt join receipt_book as book on book.id = receipt.book_id ${condition}`.execute(db);
  return rows.map(({ payerName, payerAddress, dossierId, dossierCode, ...row }) => ({
    ...row,
    label: receiptLabel(row),
    payer: { name: payerName, address: payerAddress },
    dossier: { id: dossierId, code: dossierCode },
  }));
}
