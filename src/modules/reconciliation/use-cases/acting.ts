import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { LedgerRefusal } from "#modules/ledger/domain.ts";
import type { PaymentRefusal } from "#modules/payments/domain.ts";
import type { ProfileFault } from "../domain/profile.ts";
import type { SigningRefusal } from "../domain/signing.ts";
import type { BrokenFile } from "../reading/read-file.ts";

export { momentOf } from "#platform/act.ts";
export type { Acting };

/** Every "no" of this slice; those of payments and of the ledger are passed on as they are. */
export type Refusal =
  | { readonly kind: "reconciliation/not-found" }
  | { readonly kind: "reconciliation/not-allowed" }
  | { readonly kind: "reconciliation/stale" }
  | { readonly kind: "reconciliation/reason-missing" }
  | { readonly kind: "reconciliation/profile"; readonly faults: readonly ProfileFault[] }
  | { readonly kind: "reconciliation/account-number" }
  | { readonly kind: "reconciliation/account-name" }
  | { readonly kind: "reconciliation/period" }
  | { readonly kind: "reconciliation/file-missing" }
  | { readonly kind: "reconciliation/file-too-large" }
  | { readonly kind: "reconciliation/broken-file"; readonly broken: BrokenFile }
  | { readonly kind: "reconciliation/already-loaded"; readonly fileName: string; readonly at: Instant }
  | { readonly kind: "reconciliation/day-signed"; readonly day: string }
  | { readonly kind: "reconciliation/line-not-open" }
  | { readonly kind: "reconciliation/money-not-open" }
  | { readonly kind: "reconciliation/other-direction" }
  | { readonly kind: "reconciliation/nothing-to-take" }
  | { readonly kind: "reconciliation/reference" }
  | { readonly kind: "reconciliation/no-request"; readonly reference: string }
  | { readonly kind: "reconciliation/request-settled"; readonly reference: string }
  | { readonly kind: "reconciliation/nothing-held" }
  | { readonly kind: "reconciliation/nothing-to-transfer" }
  | { readonly kind: "reconciliation/transfer-decided" }
  | { readonly kind: "reconciliation/same-person" }
  | { readonly kind: "reconciliation/month-not-over" }
  | SigningRefusal
  | PaymentRefusal
  | LedgerRefusal;

const LONGEST_REASON = 500;

/** A reason as it was typed, without outer spaces; undefined when it is missing or too long. */
export function readReason(text: string): string | undefined {
  const reason = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return reason.length < 3 || reason.length > LONGEST_REASON ? undefined : reason;
}
