import type { Refusal as CustodyRefusal } from "#modules/custody/domain.ts";
import type { FileRefusalKind } from "#modules/documents/domain.ts";
import type { Refusal as DossierRefusal } from "#modules/dossiers/domain.ts";
import type { PersonRefusal } from "#modules/identity/domain.ts";
import type { PaymentRefusal } from "#modules/payments/domain.ts";
import type { FormFault } from "./form-fault.ts";
import type { ClaimFault } from "./claim.ts";
import type { RangeFault } from "./item-number.ts";
import type { ParcelFault } from "./parcel.ts";
import type { PostDuty } from "./policy.ts";
import type { SlipAct, SlipState } from "./slip-states.ts";

/** Every "no" of this slice; refusals of the dossier, of money and of people are passed on as they are. */
export type PostRefusal =
  | { readonly kind: "post/not-found" }
  | { readonly kind: "post/not-allowed"; readonly duty: PostDuty }
  | { readonly kind: "post/transition"; readonly act: SlipAct; readonly state: SlipState }
  | { readonly kind: "post/stale" }
  | { readonly kind: "post/barred"; readonly reason: string; readonly basis: string }
  | { readonly kind: "post/invalid"; readonly faults: readonly FormFault[] }
  | { readonly kind: "post/same-form-other-words" }
  | { readonly kind: "post/no-numbers" }
  | { readonly kind: "post/range"; readonly fault: RangeFault | "overlap" | "basis" }
  | { readonly kind: "post/batch-empty" }
  | { readonly kind: "post/batch-mixed" }
  | { readonly kind: "post/batch-signed" }
  | { readonly kind: "post/count-incomplete"; readonly uncounted: number }
  | { readonly kind: "post/own-batch" }
  | { readonly kind: "post/reason-missing" }
  | { readonly kind: "post/claim-open" }
  /** A message of the post under an event id that told something else before. */
  | { readonly kind: "post/event-reused"; readonly eventId: string }
  /** A message that tells of a time that has not come. */
  | { readonly kind: "post/future-time" }
  | { readonly kind: "post/nothing-to-clear" }
  /** The paper was not signed by both sides yet, so there is nothing to scan. */
  | { readonly kind: "post/nothing-signed" }
  | { readonly kind: "post/scan"; readonly file: FileRefusalKind }
  | { readonly kind: "post/remittance"; readonly lines: readonly number[] }
  | { readonly kind: "post/remittance-used"; readonly reference: string }
  | { readonly kind: "post/cod-changed"; readonly due: number; readonly cod: number }
  /** One item of a batch stands in the way; nothing of the batch was done. */
  | { readonly kind: "post/slip-refused"; readonly number: string; readonly refusal: PostRefusal }
  | ClaimFault
  | ParcelFault
  | CustodyRefusal
  | PersonRefusal
  | DossierRefusal
  | PaymentRefusal;
