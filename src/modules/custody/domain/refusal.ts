import type { Instant } from "#kernel/time.ts";
import type { TextProblem } from "#kernel/vietnamese.ts";
import type { LossSide } from "./loss.ts";

/** A mistake in what was typed, at the field that mends it. */
export type Fault =
  | {
      readonly field: "note" | "reason" | "shelf" | "contents" | "remedyText" | "responsible";
      readonly what: TextProblem;
    }
  | { readonly field: "remedy"; readonly what: "unknown" }
  | { readonly field: "remakeBy"; readonly what: "not-a-day" | "past" }
  | { readonly field: "sheets" | "originals"; readonly what: "not-a-count" }
  | { readonly field: "originals"; readonly what: "more-originals-than-sheets" };

/** Every "no" of this slice, as plain data; the sentences are in http/present-refusal.ts. */
export type Refusal =
  | { readonly kind: "custody/not-found" }
  | { readonly kind: "custody/no-paper"; readonly code: string }
  /** The viewer does not act for whoever has the paper. */
  | { readonly kind: "custody/not-holder"; readonly code: string; readonly holder: string }
  /** The viewer does not act for whom it was given to. */
  | { readonly kind: "custody/not-receiver"; readonly code: string; readonly receiver: string }
  | { readonly kind: "custody/immediate"; readonly code: string }
  | { readonly kind: "custody/ended"; readonly code: string; readonly holder: string }
  | { readonly kind: "custody/pending"; readonly code: string; readonly receiver: string; readonly since: Instant }
  /** The bundle is not any more what the viewer saw; what was sent twice is done once. */
  | { readonly kind: "custody/changed"; readonly code: string }
  | { readonly kind: "custody/not-pending"; readonly code: string }
  | { readonly kind: "custody/same-place"; readonly code: string; readonly holder: string }
  | { readonly kind: "custody/unknown-receiver" }
  | { readonly kind: "custody/no-difference"; readonly code: string }
  /** Who counted does not settle the own count. */
  | { readonly kind: "custody/same-person"; readonly code: string }
  /** A loss that is remade or found again, or whose minutes are complete, stays as it is. */
  | { readonly kind: "custody/loss-ended"; readonly number: string }
  | { readonly kind: "custody/loss-not-allowed"; readonly number: string }
  /** How it is made again is written before anybody signs. */
  | { readonly kind: "custody/loss-not-written"; readonly number: string }
  | { readonly kind: "custody/loss-signed"; readonly number: string }
  | { readonly kind: "custody/loss-signed-twice"; readonly number: string }
  | { readonly kind: "custody/loss-wrong-side"; readonly side: LossSide }
  | { readonly kind: "custody/loss-unsigned"; readonly number: string }
  | { readonly kind: "custody/invalid"; readonly faults: readonly Fault[] }
  | { readonly kind: "custody/clock" };
