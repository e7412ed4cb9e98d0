import { sql } from "kysely";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { IntakeHour } from "../domain/board-facts.ts";
import { closedThrough } from "./close-days.ts";
import { midnight } from "./flow-rows.ts";

export type HoursQuestion = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
};

/** The load of the counters by hour and weekday: closed days from their sums, the days after them from the facts. */
export async function readIntakeHours(
  db: Db,
  { from, until, agencyIds }: HoursQuestion,
): Promise<readonly IntakeHour[]> {
  const closed = await closedThrough(db);
  // The day that `until` cuts is read from the facts, whatever is closed.
  const lastWhole = dateInVietnam(until).subtract({ days: 1 });
  const summed = closed === null ? from.subtract({ days: 1 }) : earlier(closed, lastWhole);
  const open = later(from, summed.add({ days: 1 }));
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const { rows } = await sql<IntakeHour>`
    select extract(isodow from day)::int as weekday, hour::int as hour, sum(received) as count from (
      select day, hour, received from intake_hour
      where day >= ${from.toString()}::date and day <= ${summed.toString()}::date and ${wanted}
      union all
      select local::date, extract(hour from local), 1
      from dossier_fact cross join lateral (select accepted_at at time zone 'Asia/Ho_Chi_Minh' as local) as here
      where accepted_at >= ${sqlInstant(midnight(open))} and accepted_at < ${sqlInstant(until)} and ${wanted}
    ) as hours group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}
