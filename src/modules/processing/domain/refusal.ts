import type { Instant } from "#kernel/time.ts";
import type { Refusal as DossierRefusal } from "#modules/dossiers/domain.ts";
import type { RunRefusal } from "./run.ts";
import type { TaskState } from "./task.ts";

/** Every "no" of this slice; those of the dossier's own law pass through unchanged. */
export type OwnRefusal =
  | RunRefusal
  | { readonly kind: "processing/not-found" }
  | { readonly kind: "processing/not-allowed" }
  | {
      readonly kind: "processing/stale";
      readonly current: number;
      readonly state: TaskState;
      readonly by: string | null;
      readonly at: Instant | null;
    }
  | { readonly kind: "processing/suspended" }
  | { readonly kind: "processing/over" }
  | { readonly kind: "processing/by-hand-over" }
  | { readonly kind: "processing/same-officer" }
  | { readonly kind: "processing/reason-missing" }
  | { readonly kind: "processing/officer-missing" }
  | { readonly kind: "processing/officer-elsewhere" }
  | { readonly kind: "processing/result-missing" }
  | { readonly kind: "processing/nobody-there"; readonly step: string };

export type ProcessingRefusal = OwnRefusal | DossierRefusal;
