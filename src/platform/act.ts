import { err, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { nowWithin, type Clock } from "./clock.ts";
import { attempt } from "./db/attempt.ts";
import { sqlState, type Db, type Tx } from "./db/db.ts";

/** What every use-case is given beside its command: where it writes and where its time comes from. */
type Acting = { readonly db: Db; readonly clock: Clock };

/** Acting inside one transaction at one moment: what each piece of a use-case is given. */
export type Moment<A extends Acting> = { readonly tx: Tx; readonly now: Instant; readonly acting: A };

/** The one time of an act, to the microsecond that the database keeps; read before its transaction. */
export async function momentOf({ clock }: Pick<Acting, "clock">): Promise<Instant> {
  const now = await clock.now();
  return now.round({ smallestUnit: "microsecond", roundingMode: "trunc" });
}

/** The moment of a use-case: its time is read once on its own connection, and whatever it calls shares both. */
export async function momentIn<A extends Acting>(acting: A, tx: Tx): Promise<Moment<A>> {
  const now = await nowWithin(acting.clock, tx);
  return { tx, now, acting: { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } } };
}

/**
 * Runs an act at one moment in one transaction; a refusal found late leaves nothing behind, also inside somebody else's
 * transaction. A history whose last entry is later than the clock is the given refusal (B-02).
 */
export async function attemptAtOnce<A extends Acting, T, E>(
  acting: A,
  clockRefusal: E,
  work: (moment: Moment<A>) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await attempt(acting.db, async (tx) => work(await momentIn(acting, tx)));
  } catch (error) {
    if (sqlState(error) === "MC503") return err(clockRefusal);
    throw error;
  }
}
