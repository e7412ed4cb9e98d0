import type { Refusal as DossierRefusal } from "#modules/dossiers/domain.ts";
import type { AuthorisationFault } from "./authorisation.ts";
import type { IdentityFault } from "./identity-check.ts";
import type { CodeFault } from "./one-time-code.ts";
import type { OriginalFault } from "./return-record.ts";
import type { SignatureFault } from "./signature.ts";

/** Every "no" of this slice, as plain data; the sentences are in http/present-refusal.ts. */
export type Refusal =
  | { readonly kind: "return-desk/nothing-chosen" }
  /** The post has it, and brings it home. */
  | { readonly kind: "return-desk/with-post"; readonly dossierId: string }
  /** Results of different owners are not handed over in one act. */
  | { readonly kind: "return-desk/other-owner" }
  | { readonly kind: "return-desk/identity"; readonly what: IdentityFault }
  | { readonly kind: "return-desk/receiver"; readonly sentences: readonly string[] }
  | { readonly kind: "return-desk/authorisation"; readonly faults: readonly AuthorisationFault[] }
  | { readonly kind: "return-desk/papers" }
  | { readonly kind: "return-desk/originals"; readonly dossierId: string; readonly faults: readonly OriginalFault[] }
  | { readonly kind: "return-desk/no-proof" }
  | { readonly kind: "return-desk/signature"; readonly what: Exclude<SignatureFault, "none"> }
  | { readonly kind: "return-desk/no-phone" }
  | { readonly kind: "return-desk/too-many-codes"; readonly of: "phone" | "dossier" }
  /** The paper was used in another visit already. */
  | { readonly kind: "return-desk/authorisation-used" }
  | { readonly kind: "return-desk/code"; readonly what: CodeFault; readonly left: number }
  | { readonly kind: "return-desk/reminded"; readonly daysAgo: number }
  | { readonly kind: "return-desk/dossier"; readonly dossierId: string; readonly refusal: DossierRefusal };
