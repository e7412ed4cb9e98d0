import type { Refusal as DossierRefusal } from "#modules/dossiers/domain.ts";
import type { LedgerRefusal } from "#modules/ledger/domain.ts";
import type { ReceiptRefusal } from "#modules/receipts/domain.ts";

/** Every "no" about money; refusals of the dossier, the ledger and the receipts are passed on as they are. */
export type PaymentRefusal =
  | { readonly kind: "payments/amount"; readonly amount: number }
  | { readonly kind: "payments/ref-reused"; readonly paymentId: string; readonly amount: number }
  | { readonly kind: "payments/not-found" }
  | { readonly kind: "payments/already-voided" }
  | { readonly kind: "payments/day-closed"; readonly day: string }
  | { readonly kind: "payments/rest-spent" }
  | { readonly kind: "payments/used-by-later" }
  | { readonly kind: "payments/same-person" }
  | { readonly kind: "payments/reason-missing" }
  | { readonly kind: "payments/item-not-open" }
  | { readonly kind: "payments/request-not-open"; readonly reference: string }
  | { readonly kind: "payments/not-refundable" }
  | { readonly kind: "payments/refund-amount"; readonly left: number }
  | { readonly kind: "payments/refund-claimed" }
  | { readonly kind: "payments/refund-state"; readonly state: string }
  | { readonly kind: "payments/unclear-receipts" }
  | DossierRefusal
  | LedgerRefusal
  | ReceiptRefusal;
