import { sql, type RawBuilder } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { IntakeHour } from "../domain/board-facts.ts";
import { midnight } from "./flow-rows.ts";

export type HoursQuestion = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
};

/** The load of the counters by hour and weekday, from the index of acceptances alone. */
export async function readIntakeHours(db: Db, question: HoursQuestion): Promise<readonly IntakeHour[]> {
  const { rows } = await hoursQuery(question).execute(db);
  return rows;
}

/** The query of the hours, for tests that look at its plan. Vietnam is whole hours away from UTC. */
export function hoursQuery({ from, until, agencyIds }: HoursQuestion): RawBuilder<IntakeHour> {
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  return sql<IntakeHour>`
    select extract(isodow from local)::int as weekday, extract(hour from local)::int as hour, sum(count) as count
    from (
      select date_bin('1 hour', accepted_at, '2000-01-01 00:00+00') as slot, count(*) as count from dossier_fact
      where accepted_at >= ${sqlInstant(midnight(from))} and accepted_at < ${sqlInstant(until)} and ${wanted}
      group by slot
    ) as slots cross join lateral (select slot at time zone 'Asia/Ho_Chi_Minh' as local) as here
    group by weekday, hour order by weekday, hour`;
}
