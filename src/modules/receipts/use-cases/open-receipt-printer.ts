import { join } from "node:path";
import type { Instant } from "#kernel/time.ts";
import { qrSvg } from "#platform/pdf/codes.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import type { ReceiptSheet } from "../domain/receipt-sheet.ts";

/** Sets receipts and their usage report as PDF. Rejects with PdfError. */
export type ReceiptPrinter = {
  readonly printReceipt: (sheet: ReceiptSheet, at: Instant) => Promise<Pdf>;
  readonly printUsage: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "receipts", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first paper. */
export function openReceiptPrinter(
  typesetter: Typesetter = createTypesetter({ templates: TEMPLATES }),
): ReceiptPrinter {
  const print = (template: string, data: Json, at: Instant) =>
    typesetter.render({ template, data, createdAtSeconds: Math.floor(at.epochMilliseconds / 1000) });
  return {
    printReceipt: (sheet, at) => print("fee-receipt.typ", { ...sheet, qrSvg: qrSvg(sheet.qrText) }, at),
    printUsage: (sheet, at) => print("usage.typ", sheet, at),
    close: typesetter.close,
  };
}
