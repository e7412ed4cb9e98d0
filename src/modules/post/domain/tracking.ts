import { slipAfter, type SlipAct, type SlipState } from "./slip-states.ts";

/** What the post tells of an item on its way. */
export type TrackingStatus = "accepted" | "out-for-delivery" | "delivered" | "returned";

/** What a message of the post means for an item as it stands. */
export type Tracked =
  | { readonly kind: "move"; readonly act: SlipAct }
  /** It says what is known already, or what was true before. */
  | { readonly kind: "stale" }
  /** The post was faster than the papers: it counts once the item was handed over. */
  | { readonly kind: "early" }
  /** Two ends that exclude each other: somebody has to look. */
  | { readonly kind: "conflict" };

const ACT_OF = {
  "out-for-delivery": "set-out",
  delivered: "deliver",
  returned: "fail",
} as const satisfies Record<Exclude<TrackingStatus, "accepted">, SlipAct>;

const ENDS: readonly SlipState[] = ["delivered", "taken-back", "lost", "cancelled", "recalled", "filed"];

/**
 * Reads a message against the state of the item. Messages come twice and out of order: an older one changes nothing, and
 * what was delivered stays delivered.
 */
export function readTracking(state: SlipState, status: TrackingStatus): Tracked {
  if (status === "accepted") return { kind: "stale" };
  if (state === "awaiting-hand-over" || state === "registered") return { kind: "early" };
  if (isSaidAlready(state, status)) return { kind: "stale" };
  if (ENDS.includes(state)) return { kind: status === "out-for-delivery" ? "stale" : "conflict" };
  const act = ACT_OF[status];
  // A failed attempt may be told before the news that the postman had set out: only another end moves it then.
  if (state === "undelivered" && status === "out-for-delivery") return { kind: "stale" };
  return slipAfter(state, act) === undefined ? { kind: "conflict" } : { kind: "move", act };
}

function isSaidAlready(state: SlipState, status: TrackingStatus): boolean {
  return (
    (status === "delivered" && state === "delivered") ||
    (status === "returned" && (state === "undelivered" || state === "taken-back")) ||
    (status === "out-for-delivery" && state === "delivering")
  );
}
