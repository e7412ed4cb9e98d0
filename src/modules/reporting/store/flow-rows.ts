import { sql, type RawBuilder } from "kysely";
import { instantOf, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant } from "#platform/db/db.ts";

/** From the first instant of a day of Vietnam up to, and without, an instant. */
export type Stretch = { readonly from: PlainDate; readonly until: Instant };

/** First instant of a day of Vietnam. */
export function midnight(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime());
}

/** The day of Vietnam of an instant, in SQL. */
const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The names of the measures as columns, in the order in which every branch below gives them. */
export const SUM_COLUMNS = [
  "received",
  "refused",
  "early",
  "on_time",
  "late",
  "late_apologised",
  "kept_by_extension",
  "withdrawn",
  "stopped",
  "ended_early",
  "ended_on_time",
  "ended_late",
  "overdue",
  "overdue_apologised",
] as const;

export const DIMENSIONS = sql.raw("agency_id, field_code, channel, procedure_code");

const none = (count: number) => sql.raw(Array.from({ length: count }, () => "0").join(", "));

/**
 * What flowed in a stretch of time, straight from the facts: rows (day, agency_id, field_code, channel,
 * procedure_code, the fourteen measures). A dossier flows into "overdue" on the day after its promised date if it is
 * still open then, and out of it when it ends or its promise moves; days are compared, never clock times.
 */
export function flowRows({ from, until }: Stretch): RawBuilder<unknown> {
  const start = sqlInstant(midnight(from));
  const end = sqlInstant(until);
  const firstDay = from.toString();
  const within = (column: string) => sql`${sql.ref(column)} >= ${start} and ${sql.ref(column)} < ${end}`;
  const endDay = sql`((${end}::timestamptz - interval '1 microsecond') at time zone 'Asia/Ho_Chi_Minh')::date`;
  // Still open when the day ended, or at the end of the stretch, whichever came first.
  const openAtEndOf = (date: RawBuilder<unknown>) => sql`(to_at is null or to_at >=
    least((${date} + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh', ${end}::timestamptz))`;
  const resolved = (verdict: string) => sql`(settlement = 'resolved' and verdict = ${sql.lit(verdict)})::int`;
  const ended = (verdict: string) => sql`(settlement <> 'resolved' and verdict = ${sql.lit(verdict)})::int`;
  return sql`
    select ${day("accepted_at")} as day, ${DIMENSIONS}, 1 as received, 0 as refused, 0 as early, 0 as on_time,
      0 as late, 0 as late_apologised, 0 as kept_by_extension, 0 as withdrawn, 0 as stopped, 0 as ended_early,
      0 as ended_on_time, 0 as ended_late, 0 as overdue, 0 as overdue_apologised
    from dossier_fact where ${within("accepted_at")}
    union all
    select ${day("refused_at")}, ${DIMENSIONS}, 0, 1, ${none(12)}
    from dossier_fact where ${within("refused_at")}
    union all
    select ${day("settled_at")}, ${DIMENSIONS}, 0, 0, ${resolved("early")}, ${resolved("on-time")},
      ${resolved("late")}, (settlement = 'resolved' and verdict = 'late' and apologised)::int,
      (settlement = 'resolved' and verdict <> 'late' and apologised)::int, (settlement = 'withdrawn')::int,
      (settlement = 'stopped')::int, ${ended("early")}, ${ended("on-time")}, ${ended("late")}, 0, 0
    from dossier_fact where ${within("settled_at")} and accepted_at is not null
    union all
    select due_on + 1, ${DIMENSIONS}, ${none(12)}, 1, apologised::int
    from promise
    where due_on >= ${firstDay}::date - 1 and due_on < ${endDay} and from_at < ${end}
      and ${day("from_at")} <= due_on + 1 and ${openAtEndOf(sql`due_on + 1`)}
    union all
    select ${day("from_at")}, ${DIMENSIONS}, ${none(12)}, 1, apologised::int
    from promise
    where ${within("from_at")} and due_on < ${day("from_at")} and due_on + 1 < ${day("from_at")}
      and ${openAtEndOf(day("from_at"))}
    union all
    select ${day("to_at")}, ${DIMENSIONS}, ${none(12)}, -1, -apologised::int
    from promise
    where ${within("to_at")} and due_on + 1 < ${day("to_at")} and ${day("from_at")} < ${day("to_at")}`;
}

/** `sum(received) as received, …` */
export const SUMS = sql.raw(SUM_COLUMNS.map((name) => `sum(${name})::bigint as ${name}`).join(", "));
