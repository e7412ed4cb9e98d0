import { sql, type RawBuilder } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant } from "#platform/db/db.ts";
import { midnight } from "./flow-rows.ts";

/** Nearly every dossier is settled, and every submission answered, within these times; an index holds the others. */
const LONG_LIFE = { days: 45, sql: sql`interval '45 days'` } as const;
export const LONG_WAIT = { days: 30, sql: sql`interval '30 days'` } as const;

/**
 * Being resolved at an instant: accepted before it and not settled before it. Said as three short lists, each from an
 * index of its own, so that an instant of years ago costs no more than one of today: open still, settled soon after, or
 * one of the few that lived long. As an array the planner looks the ids up and never scans everything for them.
 */
export function openAt(instant: Instant): RawBuilder<unknown> {
  const [at, later] = [sqlInstant(instant), sqlInstant(instant.add({ hours: 24 * LONG_LIFE.days }))];
  return sql`f.dossier_id = any(array(
    select dossier_id from dossier_fact where settled_at is null and accepted_at < ${at}
    union all
    select dossier_id from dossier_fact where settled_at >= ${at} and settled_at < ${later} and accepted_at < ${at}
    union all
    select dossier_id from dossier_fact
    where settled_at >= ${later} and accepted_at < ${at} and settled_at - accepted_at > ${LONG_LIFE.sql}))`;
}

/** What a period that has not begun by the instant carries over: nothing settled before it begins. */
export function openBefore(from: PlainDate, until: Instant): RawBuilder<unknown> {
  return sql`f.accepted_at < ${sqlInstant(until)}
    and (f.settled_at is null or f.settled_at >= ${sqlInstant(midnight(from))})`;
}

/** An online submission without an answer of the centre at an instant, in arms as above. */
export function waitingAt(instant: Instant): RawBuilder<unknown> {
  const [at, later] = [sqlInstant(instant), sqlInstant(instant.add({ hours: 24 * LONG_WAIT.days }))];
  return sql`(f.channel = 'online' and f.submitted_at < ${at} and (f.settled_at is null or f.settled_at >= ${at})
    and ((f.answered_at is null and f.settled_at is null)
      or (f.answered_at is null and f.settled_at >= ${at})
      or (f.channel = 'online' and f.answered_at >= ${at} and f.answered_at < ${later})
      or (f.answered_at >= ${later} and f.answered_at - f.submitted_at > ${LONG_WAIT.sql})))`;
}
