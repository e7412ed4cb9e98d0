import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { ReceiptPrinter } from "../use-cases/open-receipt-printer.ts";

/** What the routes of this slice are given by the composition root. */
export type ReceiptDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly printer: ReceiptPrinter;
  /** `https://…` of the public pages, without a slash at the end. */
  readonly publicUrl: string;
};
