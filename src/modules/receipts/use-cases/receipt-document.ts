import type { Db } from "#platform/db/db.ts";
import type { Book } from "../domain/book.ts";
import { receiptContentXml, receiptFileXml } from "../domain/receipt-xml.ts";
import type { Receipt } from "../domain/receipt.ts";
import { findBook } from "../store/books.ts";
import { findReceipt, historyOf, listCorrections, readDocumentHash, type ReceiptEvent } from "../store/receipts.ts";
import { documentHash } from "./issue-receipts.ts";
import type { ReceiptSigner } from "./receipt-signer.ts";

/** A receipt with everything that is told of it. */
export type ReceiptDocument = {
  readonly receipt: Receipt;
  readonly book: Book;
  /** The receipt that this one replaces or adjusts. */
  readonly original: Receipt | undefined;
  readonly corrections: readonly Receipt[];
  readonly history: readonly ReceiptEvent[];
  readonly contentXml: string;
  /** SHA-256 of the contents, as hex. */
  readonly hash: string;
  /** Whether the contents still are what was hashed at the moment of issue. */
  readonly isIntact: boolean;
};

/** The receipt with its book, its history and its canonical contents, or undefined. */
export async function loadReceiptDocument(db: Db, id: string): Promise<ReceiptDocument | undefined> {
  const receipt = await findReceipt(db, id);
  const book = receipt && (await findBook(db, receipt.bookId));
  if (receipt === undefined || book === undefined) return undefined;
  const original = receipt.correctsId === null ? undefined : await findReceipt(db, receipt.correctsId);
  const contentXml = receiptContentXml(receipt, book, original);
  const hash = documentHash(contentXml);
  return {
    receipt,
    book,
    original,
    corrections: await listCorrections(db, id),
    history: await historyOf(db, id),
    contentXml,
    hash: hash.toString("hex"),
    isIntact: hash.equals(await readDocumentHash(db, id)),
  };
}

/** The receipt as an XML file: contents, state, signature of the installation, empty slot of the collector's signature. */
export function receiptFile({ receipt, contentXml, hash, history }: ReceiptDocument, signer: ReceiptSigner): string {
  const gone = history.findLast(({ kind }) => kind !== "copy-lost");
  const signature = signer.sign(Buffer.from(contentXml, "utf8"));
  return receiptFileXml(contentXml, {
    state: receipt.state,
    reason: gone?.reason ?? "",
    at: gone?.at ?? null,
    hash,
    signature,
  });
}
