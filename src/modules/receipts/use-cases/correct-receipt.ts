import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { mayBeCorrected, type Receipt, type ReceiptLine } from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import { findBook } from "../store/books.ts";
import { appendEvent } from "../store/receipts.ts";
import { writeReceipt } from "./issue-receipts.ts";

/** What is put right, by whom, with whose approval. */
export type Correcting = {
  readonly original: Receipt;
  readonly correction: "replacement" | "adjustment";
  readonly payer: { readonly name: string; readonly address: string };
  /** Of a replacement: those of the original. Of an adjustment: what changes; money only with a refund. */
  readonly lines: readonly ReceiptLine[];
  readonly reason: string;
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
  readonly approverId: string;
  readonly newId: () => string;
};

/**
 * Writes the receipt that replaces or adjusts another one, with a number of its own and the number of the old one on
 * it. The old one stays visible. The original must be locked, or the database refuses the second of two at once.
 */
export async function correctReceipt(tx: Tx, wanted: Correcting): Promise<Result<Receipt, ReceiptRefusal>> {
  const { original, correction, payer, lines, reason, at, by, approverId, newId } = wanted;
  if (!mayBeCorrected(original, correction)) return err({ kind: "receipts/not-in-force" });
  const book = await findBook(tx, original.bookId);
  if (book === undefined) throw new Error(`receipt ${original.id} has no book`);
  const written = await writeReceipt(tx, {
    at,
    newId,
    issuer: { agencyId: book.principalId, collector: book.holderId },
    cashierId: by.id,
    cashierName: by.name,
    payer,
    dossier: original.dossier,
    paymentId: original.paymentId,
    method: original.method,
    kind: original.kind,
    lines,
    corrects: { original, correction },
  });
  if (!written.ok) return written;
  await appendEvent(tx, {
    receiptId: original.id,
    kind: correction === "replacement" ? "replaced" : "adjusted",
    reason,
    actorId: by.id,
    approverId,
    otherId: written.value.id,
    at,
  });
  return ok(written.value);
}
