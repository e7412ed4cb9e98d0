import type { PaymentRefusal } from "#modules/payments/domain.ts";

/** Every "no" of shifts and tills. */
export type ShiftRefusal =
  | { readonly kind: "bank-desk/not-found" }
  | { readonly kind: "bank-desk/not-allowed" }
  | { readonly kind: "bank-desk/no-shift" }
  | { readonly kind: "bank-desk/till-taken"; readonly by: string }
  | { readonly kind: "bank-desk/teller-has-shift" }
  | { readonly kind: "bank-desk/shift-closed" }
  | { readonly kind: "bank-desk/shift-counted" }
  | { readonly kind: "bank-desk/shift-open" }
  | { readonly kind: "bank-desk/difference-unexplained"; readonly difference: number }
  | { readonly kind: "bank-desk/nothing-to-confirm" }
  | { readonly kind: "bank-desk/count-outdated"; readonly expected: number }
  | { readonly kind: "bank-desk/not-in-drawer"; readonly expected: number }
  | { readonly kind: "bank-desk/slip-used"; readonly slip: string }
  | { readonly kind: "bank-desk/more-than-lent"; readonly lent: number }
  | { readonly kind: "bank-desk/amount" }
  | { readonly kind: "bank-desk/same-person" }
  | { readonly kind: "bank-desk/reason-missing" };

/** Every "no" at the counter. */
export type DeskRefusal =
  | ShiftRefusal
  | { readonly kind: "bank-desk/other-agency" }
  | { readonly kind: "bank-desk/demand-changed"; readonly missing: number }
  | { readonly kind: "bank-desk/already-paid"; readonly reference: string }
  | { readonly kind: "bank-desk/confirm-first" }
  | { readonly kind: "bank-desk/bank-ref" }
  | { readonly kind: "bank-desk/too-much-cash"; readonly missing: number }
  | { readonly kind: "bank-desk/void-too-late"; readonly because: VoidBar }
  | { readonly kind: "bank-desk/void-pending" }
  | { readonly kind: "bank-desk/void-decided" }
  | { readonly kind: "bank-desk/day-not-ready"; readonly open: number }
  | PaymentRefusal;

/** Why a payment can no longer be undone: then it is refunded. */
export type VoidBar = "voided" | "handed-over" | "shift-closed" | "day-closed" | "other-desk";
