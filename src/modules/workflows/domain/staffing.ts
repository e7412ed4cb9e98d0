import type { Actor } from "./definition.ts";

/** Tells whether somebody holds the role at the place; without it the linter leaves that check out. */
export type Staffing = (actor: Actor) => boolean;
