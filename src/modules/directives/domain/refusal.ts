import type { Instant } from "#kernel/time.ts";
import type { TextProblem } from "#kernel/vietnamese.ts";
import type { DirectiveState } from "./directive.ts";
import type { Act } from "./transitions.ts";

/** A mistake in what was typed, at the field that mends it. */
export type Fault =
  | { readonly field: "title" | "text" | "basis" | "answer" | "reason"; readonly what: TextProblem }
  | { readonly field: "dueOn"; readonly what: "unreadable" | "past" | "rest-day" | "outside" | "not-later" }
  | {
      readonly field: "assignee";
      readonly what: "unknown-agency" | "unknown-unit" | "unknown-officer" | "self" | "too-wide" | "nobody-to-answer";
    }
  | { readonly field: "urgency"; readonly what: "unknown" }
  | { readonly field: "source"; readonly what: "not-ours" | "unknown-dossier" | "incomplete" };

/** Every "no" of this slice, as plain data; the sentences are in http/present-refusal.ts. */
export type Refusal =
  | { readonly kind: "directives/not-found" }
  | { readonly kind: "directives/not-allowed" }
  | { readonly kind: "directives/transition"; readonly act: Act; readonly state: DirectiveState }
  | { readonly kind: "directives/stale"; readonly current: number; readonly by: string; readonly at: Instant }
  | { readonly kind: "directives/invalid"; readonly faults: readonly Fault[] }
  /** The same form was sent before, with other words in it. */
  | { readonly kind: "directives/already-issued" }
  | { readonly kind: "directives/clock" };
