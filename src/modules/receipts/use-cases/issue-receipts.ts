import { createHash } from "node:crypto";
import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import {
  linesByKind,
  receiptLabel,
  sumOf,
  type PaymentMethod,
  type Receipt,
  type ReceiptKind,
  type ReceiptLine,
} from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import { receiptContentXml } from "../domain/receipt-xml.ts";
import { insertReceipt } from "../store/receipts.ts";
import { takeBook } from "./take-book.ts";

/** Money that was taken, and for whom; `collector` is the agency that takes it: the centre, or the bank or post. */
export type IssueReceipts = {
  readonly at: Instant;
  readonly issuer: { readonly agencyId: string; readonly collector: string };
  readonly cashierId: string;
  readonly cashierName: string;
  readonly payer: { readonly name: string; readonly address: string };
  readonly dossier: { readonly id: string; readonly code: string };
  readonly paymentId: string;
  readonly method: PaymentMethod;
  readonly lines: readonly ReceiptLine[];
  readonly newId: () => string;
};

/**
 * Writes one receipt for each kind in the transaction of the collection, at the moment of collection (Decree 254/2026):
 * when the transaction fails, the numbers are given back and no gap is left.
 */
export async function issueReceipts(
  tx: Tx,
  collection: IssueReceipts,
): Promise<Result<readonly Receipt[], ReceiptRefusal>> {
  if (!areSound(collection.lines)) return err({ kind: "receipts/bad-lines" });
  const receipts: Receipt[] = [];
  for (const { kind, lines } of linesByKind(collection.lines)) {
    const issued = await writeReceipt(tx, { ...collection, kind, lines });
    if (!issued.ok) return issued;
    receipts.push(issued.value);
  }
  return ok(receipts);
}

/** One receipt to be written; `corrects` when it replaces or adjusts an earlier one. */
export type NewReceipt = IssueReceipts & {
  readonly kind: ReceiptKind;
  readonly corrects?: { readonly original: Receipt; readonly correction: "replacement" | "adjustment" };
};

/** Takes the next number of the right book and writes the receipt. */
export async function writeReceipt(tx: Tx, wanted: NewReceipt): Promise<Result<Receipt, ReceiptRefusal>> {
  const { at, newId, issuer, kind, lines, corrects } = wanted;
  const position = { principalId: issuer.agencyId, holderId: issuer.collector, kind, day: dateInVietnam(at) };
  const taken = await takeBook(tx, position, { at, newId });
  if (!taken.ok) return taken;

  const book = taken.value;
  const { form, symbol, nextNumber: number } = book;
  const receipt: Receipt = {
    id: newId(),
    bookId: book.id,
    kind,
    form,
    symbol,
    number,
    label: receiptLabel({ form, symbol, number }),
    state: "used",
    amount: sumOf(lines),
    lines: lines.map(({ code, name, amount }) => ({ kind, code, name, amount })),
    payer: wanted.payer,
    dossier: wanted.dossier,
    paymentId: wanted.paymentId,
    method: wanted.method,
    cashierId: wanted.cashierId,
    cashierName: wanted.cashierName,
    issuedAt: at,
    correctsId: corrects?.original.id ?? null,
    correction: corrects?.correction ?? null,
  };
  await insertReceipt(tx, receipt, documentHash(receiptContentXml(receipt, book, corrects?.original)));
  return ok(receipt);
}

/** SHA-256 over the canonical bytes. */
export function documentHash(xml: string): Buffer {
  return createHash("sha256").update(xml, "utf8").digest();
}

const MOST = 1_000_000_000_000;

function areSound(lines: readonly ReceiptLine[]): boolean {
  return (
    lines.length > 0 &&
    lines.length <= 100 &&
    sumOf(lines) < MOST &&
    lines.every(({ name, amount }) => name.trim() !== "" && Number.isSafeInteger(amount) && amount > 0)
  );
}
