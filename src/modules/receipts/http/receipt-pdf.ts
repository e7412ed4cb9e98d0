import { COPIES, presentReceiptSheet } from "../domain/receipt-sheet.ts";
import { loadReceiptDocument, type ReceiptDocument } from "../use-cases/receipt-document.ts";
import type { ReceiptDeps } from "./deps.ts";
import { checkPath } from "./paths.ts";

/** Sets a receipt on paper, in the copies that are asked for. */
export async function receiptPdf(
  { printer, publicUrl }: Pick<ReceiptDeps, "printer" | "publicUrl">,
  document: ReceiptDocument,
  copies: readonly string[],
): Promise<Buffer> {
  const { receipt, history } = document;
  const sheet = presentReceiptSheet({ ...document, copies, checkUrl: `${publicUrl}${checkPath(receipt)}` });
  // Dated by what happened last: the same print-out again is the same file.
  const { bytes } = await printer.printReceipt(sheet, history.at(-1)?.at ?? receipt.issuedAt);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The copy of whoever paid, for pages that hand it out; undefined when there is no such receipt. */
export function receiptPdfFor(
  deps: Pick<ReceiptDeps, "db" | "printer" | "publicUrl">,
): (receiptId: string) => Promise<Buffer | undefined> {
  return async (receiptId) => {
    const document = await loadReceiptDocument(deps.db, receiptId);
    return document && receiptPdf(deps, document, [COPIES[1]]);
  };
}
