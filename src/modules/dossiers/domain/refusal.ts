import type { Instant } from "#kernel/time.ts";
import type { DossierState } from "./dossier.ts";
import type { Act } from "./transitions.ts";

/** Every "no" of this slice, as plain data; the sentences are in http/present-refusal.ts. */
export type Refusal =
  /** `denied` is for the log alone: the answer to the outside is the same (B-16). */
  | { readonly kind: "dossiers/not-found"; readonly denied: boolean }
  | { readonly kind: "dossiers/not-allowed"; readonly act: Act }
  | { readonly kind: "dossiers/unknown-case" }
  | { readonly kind: "dossiers/unreceivable-case" }
  | {
      readonly kind: "dossiers/transition";
      readonly act: Act;
      readonly state: DossierState;
      readonly allowed: readonly Act[];
    }
  | {
      readonly kind: "dossiers/stale";
      readonly current: number;
      readonly byId: string | null;
      readonly by: string;
      readonly at: Instant;
      readonly lastEvent: string;
    }
  | { readonly kind: "dossiers/idempotency-mismatch" }
  | { readonly kind: "dossiers/reason-missing" }
  | { readonly kind: "dossiers/basis-missing" }
  | { readonly kind: "dossiers/nothing-asked" }
  | { readonly kind: "dossiers/second-supplement"; readonly asked: number }
  | { readonly kind: "dossiers/papers-missing"; readonly missing: readonly string[] }
  | { readonly kind: "dossiers/limit-unconfirmed"; readonly limitText: string }
  | { readonly kind: "dossiers/summary-length" }
  | { readonly kind: "dossiers/copies" }
  | { readonly kind: "dossiers/already-extended"; readonly until: Instant }
  | { readonly kind: "dossiers/not-later"; readonly dueAt: Instant }
  | { readonly kind: "dossiers/due-unchanged" }
  | { readonly kind: "dossiers/result-incomplete"; readonly missing: readonly ("number" | "signer" | "date")[] }
  | { readonly kind: "dossiers/not-entitled" }
  | { readonly kind: "dossiers/authorisation-missing" }
  | { readonly kind: "dossiers/unpaid"; readonly amount: number }
  | { readonly kind: "dossiers/amount"; readonly due: number; readonly paid: number }
  | { readonly kind: "dossiers/fee-lines"; readonly expected: number; readonly sum: number }
  | { readonly kind: "dossiers/originals-held"; readonly originals: readonly string[] }
  | { readonly kind: "dossiers/not-held"; readonly name: string }
  | { readonly kind: "dossiers/clock" };
