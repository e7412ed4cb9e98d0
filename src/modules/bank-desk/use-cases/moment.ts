import type { Instant } from "#kernel/time.ts";
import { nowWithin } from "#platform/clock.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Acting } from "#modules/dossiers/index.ts";

/** Acting inside a transaction at one moment. */
export type Moment = { readonly tx: Tx; readonly now: Instant; readonly acting: Acting };

/** The moment of a use-case: its time is read once, and everything it calls shares it. */
export async function momentIn(acting: Acting, tx: Tx): Promise<Moment> {
  const now = await nowWithin(acting.clock, tx);
  return { tx, now, acting: { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } } };
}
