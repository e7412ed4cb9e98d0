import { Temporal, type Instant } from "#kernel/time.ts";
import { databaseNow, type Db } from "./db/db.ts";

/** Where `now` comes from; asked once at the edge of each use-case. */
export type Clock = { readonly now: () => Promise<Instant> };

/** The database server's clock: the one time all web processes share. */
export function databaseClock(db: Db): Clock {
  return { now: () => databaseNow(db) };
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
