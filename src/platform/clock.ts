import { Temporal, type Instant } from "#kernel/time.ts";
import { databaseNow, type Db, type Tx } from "./db/db.ts";

/** Where `now` comes from; asked once at the edge of each use-case. */
export type Clock = {
  readonly now: () => Promise<Instant>;
  /** The same time read on the connection of a transaction; absent where no connection is needed. */
  readonly within?: (tx: Tx) => Promise<Instant>;
};

/** The database server's clock: the one time all web processes share. */
export function databaseClock(db: Db): Clock {
  return { now: () => databaseNow(db), within: databaseNow };
}

/**
 * The time inside a transaction, to the microsecond that the database keeps. Nobody asks the pool for a second connection
 * while holding one: with as many transactions as connections all of them would wait for ever.
 */
export async function nowWithin(clock: Clock, tx: Tx): Promise<Instant> {
  const now = await (clock.within === undefined ? clock.now() : clock.within(tx));
  return now.round({ smallestUnit: "microsecond", roundingMode: "trunc" });
}

/** A clock for tests and simulations that stands still until it is moved. */
export function fixedClock(start: string | Instant): Clock & { readonly set: (at: string | Instant) => void } {
  let at = toInstant(start);
  return {
    now: () => Promise.resolve(at),
    set: (next) => {
      at = toInstant(next);
    },
  };
}

function toInstant(value: string | Instant): Instant {
  return typeof value === "string" ? Temporal.Instant.from(value) : value;
}
