import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Acting } from "#modules/dossiers/index.ts";

/** Acting inside a transaction at one moment. */
export type Moment = { readonly tx: Tx; readonly now: Instant; readonly acting: Acting };

/** The moment of a use-case: its time is read once, and everything it calls shares it. */
export async function momentIn(acting: Acting, tx: Tx): Promise<Moment> {
  const read = await acting.clock.now();
  const now = read.round({ smallestUnit: "microsecond", roundingMode: "trunc" });
  return { tx, now, acting: { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } } };
}
