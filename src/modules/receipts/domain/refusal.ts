import type { PlainDate } from "#kernel/time.ts";
import type { FieldFault } from "./fault.ts";
import type { ReceiptKind } from "./receipt.ts";

/** For whom a number was wanted. */
export type Wanted = {
  readonly principal: string;
  readonly holder: string;
  readonly receiptKind: ReceiptKind;
  readonly day: PlainDate;
};

/** Every "no" of this slice, as plain data; the sentences are in domain/refusal-texts.ts. */
export type ReceiptRefusal =
  /** Neither a book nor a series: the accountant opens one. */
  | ({ readonly kind: "receipts/no-book" } & Wanted)
  /** The last number is used and no series goes on. */
  | ({ readonly kind: "receipts/exhausted" } & Wanted)
  /** A bank or the post writes without an agreement in force. */
  | ({ readonly kind: "receipts/no-delegation" } & Wanted)
  | { readonly kind: "receipts/bad-lines" }
  | { readonly kind: "receipts/reason-missing" }
  | { readonly kind: "receipts/second-person" }
  | { readonly kind: "receipts/nothing-to-cancel" }
  | { readonly kind: "receipts/not-allowed" }
  | { readonly kind: "receipts/not-found" }
  | { readonly kind: "receipts/invalid"; readonly faults: readonly FieldFault[] }
  /** Cancelled, replaced, or itself an adjustment: nothing is built on it. */
  | { readonly kind: "receipts/not-in-force" }
  /** Some of the numbers are used or spoilt already, or not of the book. */
  | { readonly kind: "receipts/numbers-gone" }
  | { readonly kind: "receipts/already-decided" };
