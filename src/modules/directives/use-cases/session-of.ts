import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Directive } from "../domain/directive.ts";
import type { Reach } from "../domain/policy.ts";
import { isOverdue, isWaiting } from "../domain/standing.ts";
import { listDirectives } from "../store/as-of.ts";

/** What a working session looks at: everything still alive, and what ended since the day of the last one. */
export type Session = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The instant for which every state is true. */
  readonly asOf: Instant;
  readonly directives: readonly Directive[];
  readonly recommendations: readonly Directive[];
  readonly counts: Tally;
};

export type Tally = {
  readonly total: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly answered: number;
  readonly done: number;
  readonly withdrawn: number;
};

export type SessionWanted = {
  readonly reach: Reach;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly now: Instant;
};

/** Reads the session as of the end of its last day; of a day that is not over, as of now. */
export async function sessionOf(db: Db, { reach, from, to, now }: SessionWanted): Promise<Session> {
  const end = midnight(to.add({ days: 1 }));
  const asOf = Temporal.Instant.compare(end, now) < 0 ? end.subtract({ milliseconds: 1 }) : now;
  const all = await listDirectives(db, { asOf, liveSince: midnight(from), reach });
  return {
    from,
    to,
    asOf,
    directives: all.filter(({ kind }) => kind === "directive"),
    recommendations: all.filter(({ kind }) => kind === "recommendation"),
    counts: tally(all, asOf),
  };
}

/** The month before a day: what a monthly session looks back on. */
export function monthBefore(to: PlainDate): PlainDate {
  return to.subtract({ months: 1 });
}

/** Today in Vietnam. */
export function todayAt(now: Instant): PlainDate {
  return dateInVietnam(now);
}

function tally(all: readonly Directive[], asOf: Instant): Tally {
  const count = (test: (one: Directive) => boolean) => all.filter(test).length;
  return {
    total: all.length,
    waiting: count(isWaiting),
    overdue: count((one) => isOverdue(one, asOf)),
    answered: count(({ state }) => state === "answered"),
    done: count(({ state }) => state === "done"),
    withdrawn: count(({ state }) => state === "withdrawn"),
  };
}

function midnight(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime());
}
