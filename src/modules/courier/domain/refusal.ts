import type { TextProblem } from "#kernel/vietnamese.ts";
import type { Refusal as CustodyRefusal } from "#modules/custody/domain.ts";
import type { Conclusion, Side } from "./run.ts";

export type Fault =
  | { readonly field: "route" | "seal" | "reason" | "text" | "note" | "code"; readonly what: TextProblem }
  | { readonly field: "courier" | "from" | "to" | "conclusion"; readonly what: "unknown" };

/** Every "no" of this slice, as plain data; what custody refuses is passed on. */
export type Refusal =
  | CustodyRefusal
  | { readonly kind: "courier/not-found" }
  | { readonly kind: "courier/not-allowed" }
  | { readonly kind: "courier/unknown-code"; readonly code: string }
  | { readonly kind: "courier/sealed" }
  | { readonly kind: "courier/not-sealed"; readonly bags: readonly number[] }
  | { readonly kind: "courier/not-departed" }
  | { readonly kind: "courier/empty" }
  | { readonly kind: "courier/not-opened" }
  /** The code belongs to a bundle: it is scanned, not written down as a strange one. */
  | { readonly kind: "courier/known-code"; readonly code: string }
  | { readonly kind: "courier/in-another-bag"; readonly code: string; readonly manifest: string }
  | { readonly kind: "courier/scanned-before"; readonly code: string }
  /** The receiving unit has it in its custody already: it did not come out of the bag. */
  | { readonly kind: "courier/held-here"; readonly code: string }
  | { readonly kind: "courier/not-in-bag"; readonly code: string }
  | { readonly kind: "courier/not-concluded" }
  | { readonly kind: "courier/already-signed"; readonly side: Side | null }
  | { readonly kind: "courier/wrong-side"; readonly side: Side }
  | { readonly kind: "courier/settled" }
  /** `found` is signed after the paper was scanned in, not before. */
  | { readonly kind: "courier/not-arrived"; readonly code: string }
  | { readonly kind: "courier/conclusion-does-not-fit"; readonly conclusion: Conclusion }
  | { readonly kind: "courier/invalid"; readonly faults: readonly Fault[] };
