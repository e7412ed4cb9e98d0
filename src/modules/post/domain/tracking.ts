import { Temporal, type Instant } from "#kernel/time.ts";
import { slipAfter, type SlipAct, type SlipState } from "./slip-states.ts";

/** What the post tells of an item on its way: also that nobody was at home, and that it keeps the item to be fetched. */
export type TrackingStatus = "accepted" | "out-for-delivery" | "attempted" | "kept" | "delivered" | "returned";

/** What a message of the post means for an item as it stands. */
export type Tracked =
  | { readonly kind: "move"; readonly act: SlipAct }
  /** Worth telling, and no other state: the item is still being delivered. */
  | { readonly kind: "note" }
  /** It says what is known already, or what was true before. */
  | { readonly kind: "stale" }
  /** The post was faster than the papers: it counts once the item was handed over. */
  | { readonly kind: "early" }
  /** Two ends that exclude each other, or a time before the item was there: somebody has to look. */
  | { readonly kind: "conflict" };

/** The item as it stands, and when the latest of what moved it happened. */
export type TrackedItem = {
  readonly state: SlipState;
  readonly createdAt: Instant;
  readonly lastToldAt: Instant | null;
};

/** What the post tells, and when it says that it happened. */
export type ToldStatus = { readonly status: TrackingStatus; readonly happenedAt: Instant };

/** Minutes by which the clock of the post may differ from ours. */
export const CLOCK_MINUTES = 5;

const ACT_OF = {
  "out-for-delivery": "set-out",
  attempted: "set-out",
  kept: "set-out",
  delivered: "deliver",
  returned: "fail",
} as const satisfies Record<Exclude<TrackingStatus, "accepted">, SlipAct>;

/** States that a message which is no end cannot change, and in which an end contradicts what we know. */
const ENDS: readonly SlipState[] = ["delivered", "taken-back", "lost", "cancelled", "recalled", "filed"];
const TO_THE_CENTRE: readonly SlipState[] = ["collected", "offered", "filed"];

/** Whether a message tells of a time that has not come: the sender's clock is wrong, nothing of it can be believed yet. */
export function isOfTheFuture({ happenedAt }: Pick<ToldStatus, "happenedAt">, now: Instant): boolean {
  return Temporal.Instant.compare(happenedAt, now.add({ minutes: CLOCK_MINUTES })) > 0;
}

/**
 * Reads a message against the state of the item. Messages come twice and out of order: an older one changes nothing, and
 * what was delivered stays delivered.
 */
export function readTracking({ state, createdAt, lastToldAt }: TrackedItem, told: ToldStatus): Tracked {
  const { status, happenedAt } = told;
  if (status === "accepted") return { kind: "stale" };
  if (Temporal.Instant.compare(happenedAt, createdAt.subtract({ minutes: CLOCK_MINUTES })) < 0) {
    return { kind: "conflict" };
  }
  if (state === "awaiting-hand-over" || state === "registered") return { kind: "early" };
  if (isSaidAlready(state, status)) return { kind: "stale" };
  const isEnd = status === "delivered" || status === "returned";
  if (!isEnd && (ENDS.includes(state) || TO_THE_CENTRE.includes(state) || state === "undelivered")) {
    return { kind: "stale" };
  }
  const isOlder = lastToldAt !== null && Temporal.Instant.compare(happenedAt, lastToldAt) < 0;
  if (status === "returned" && state === "delivered" && isOlder) return { kind: "stale" };
  if (ENDS.includes(state)) return { kind: "conflict" };
  // What came back to the post's counter cannot have been delivered before.
  if (status === "delivered" && state === "undelivered" && isOlder) return { kind: "conflict" };
  if (!isEnd && state === "delivering") return { kind: isOlder ? "stale" : "note" };
  const act = ACT_OF[status];
  return slipAfter(state, act) === undefined ? { kind: "conflict" } : { kind: "move", act };
}

function isSaidAlready(state: SlipState, status: TrackingStatus): boolean {
  return (
    (status === "delivered" && (state === "delivered" || state === "filed")) ||
    (status === "returned" && (state === "undelivered" || state === "taken-back")) ||
    (status === "out-for-delivery" && state === "delivering")
  );
}
