/** Where an item stands; the first three to the centre, then to the home, then both (handbook §6). */
export type SlipState =
  | "collected"
  | "offered"
  | "filed"
  | "registered"
  | "awaiting-hand-over"
  | "with-post"
  | "delivering"
  | "delivered"
  | "undelivered"
  | "taken-back"
  | "recalled"
  | "cancelled"
  | "lost";

export type SlipAct =
  | "offer"
  | "file"
  | "set-aside"
  | "prepare"
  | "hand-over"
  | "set-out"
  | "deliver"
  | "fail"
  | "take-back"
  | "recall"
  | "cancel"
  | "lose";

/** Each act leaves one kind of event. */
export const SLIP_EVENTS = {
  offer: "slip-offered",
  file: "slip-filed",
  "set-aside": "slip-set-aside",
  prepare: "slip-prepared",
  "hand-over": "slip-handed-over",
  "set-out": "slip-set-out",
  deliver: "slip-delivered",
  fail: "slip-undelivered",
  "take-back": "slip-taken-back",
  recall: "slip-recalled",
  cancel: "slip-cancelled",
  lose: "slip-lost",
} as const satisfies Record<SlipAct, string>;

/** An event of any state that leaves it: what somebody had to look at was cleared up. */
export type SlipEventKind = (typeof SLIP_EVENTS)[SlipAct] | "slip-collected" | "slip-registered" | "slip-cleared";

/** Which act leads from which state to which; the constraint `slip_life` in the database holds the same rows. */
export const SLIP_TRANSITIONS = {
  collected: { offer: "offered", cancel: "cancelled", lose: "lost" },
  offered: { file: "filed", "set-aside": "collected", lose: "lost" },
  filed: {},
  registered: { prepare: "awaiting-hand-over", cancel: "cancelled" },
  "awaiting-hand-over": { "hand-over": "with-post", recall: "recalled" },
  "with-post": { "set-out": "delivering", deliver: "delivered", fail: "undelivered", lose: "lost" },
  delivering: { deliver: "delivered", fail: "undelivered", lose: "lost" },
  undelivered: { deliver: "delivered", "take-back": "taken-back", lose: "lost" },
  delivered: {},
  "taken-back": {},
  recalled: {},
  cancelled: {},
  lost: {},
} as const satisfies Record<SlipState, Partial<Record<SlipAct, SlipState>>>;

/** The state an act leads to, or undefined where it is not known. */
export function slipAfter(state: SlipState, act: SlipAct): SlipState | undefined {
  const row: Partial<Record<SlipAct, SlipState>> = SLIP_TRANSITIONS[state];
  return row[act];
}

/** Whether nothing more happens to the item. */
export function hasEnded(state: SlipState): boolean {
  return Object.keys(SLIP_TRANSITIONS[state]).length === 0;
}

/** States in which the post has the item in hand. */
export const IN_THE_POSTS_HANDS = ["collected", "offered", "with-post", "delivering", "undelivered"] as const;
