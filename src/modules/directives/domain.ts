export type * from "./domain/directive.ts";
export type * from "./domain/events.ts";
export type { Refusal } from "./domain/refusal.ts";
export { directiveReach, type Reach } from "./domain/policy.ts";
export { isOverdue, isWaiting, timelinessOf } from "./domain/standing.ts";
export { KIND_NAMES, STATE_NAMES, URGENCY_NAMES } from "./domain/texts.ts";
