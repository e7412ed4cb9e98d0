export type * from "./domain/dossier.ts";
export type * from "./domain/events.ts";
export type * from "./domain/refusal.ts";
export { ACTS, actsIn, EVENT_OF, stateAfter, TRANSITIONS, type Act } from "./domain/transitions.ts";
