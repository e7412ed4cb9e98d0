import { sql } from "kysely";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import { joinTransaction, type Db } from "#platform/db/db.ts";
import type { Grain } from "../domain/pieces.ts";
import { closedThrough } from "./close-days.ts";
import { DIMENSIONS, flowRows, midnight, SUM_COLUMNS, SUMS } from "./flow-rows.ts";

/** A sum that the facts tell differently; 0 stands for a sum that one of the sides does not have. */
export type SumFault = {
  readonly grain: Grain;
  readonly startsOn: PlainDate;
  readonly agencyId: string;
  readonly fieldCode: string;
  readonly channel: string;
  readonly procedureCode: string;
  readonly measure: (typeof SUM_COLUMNS)[number];
  readonly summed: number;
  readonly scanned: number;
};

type Side = Readonly<Record<(typeof SUM_COLUMNS)[number], number>>;
type Row = Omit<SumFault, "measure" | "summed" | "scanned"> & {
  readonly stored: Side | null;
  readonly drawn: Side | null;
};

const MOST_ROWS = 100;

/** Draws every sum of every closed day, half month, month and year again and names those that are stored differently. */
export async function compareSums(db: Db): Promise<readonly SumFault[]> {
  return joinTransaction(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    const closed = await closedThrough(tx);
    if (closed === null) return [];
    const end = closed.add({ days: 1 });
    const before = (day: PlainDate) => sql`${day.toString()}::date`;
    const half = sql`date_trunc('month', day)::date + case when extract(day from day) < 15 then 0 else 14 end`;
    const startOfHalf = end.with({ day: end.day < 15 ? 1 : 15 });
    const { rows } = await sql<Row>`
      with flow as materialized (
        select day, ${DIMENSIONS}, ${SUMS}
        from (${flowRows({ from: BEGINNING, until: midnight(end) })}) as row group by day, ${DIMENSIONS}
      ), told as (
        select 'day' as grain, day as starts_on, flow.* from flow
        union all select 'month', date_trunc('month', day)::date, flow.* from flow
          where day < ${before(end.with({ day: 1 }))}
        union all select 'year', date_trunc('year', day)::date, flow.* from flow
          where day < ${before(end.with({ month: 1, day: 1 }))}
        union all select 'procedure-half', ${half}, flow.* from flow where day < ${before(startOfHalf)}
        union all select 'procedure-year', date_trunc('year', day)::date, flow.* from flow
          where day < ${before(end.with({ month: 1, day: 1 }))}
      ), drawn as (
        select grain, starts_on, agency_id, field_code, channel,
          case when grain like 'procedure%' then procedure_code else '' end as procedure_code, ${SUMS}
        from told group by 1, 2, 3, 4, 5, 6
      )
      select grain, starts_on as "startsOn", agency_id as "agencyId", field_code as "fieldCode", channel,
        procedure_code as "procedureCode", to_jsonb(stored) as stored, to_jsonb(drawn) as drawn
      from report_sum as stored
      full join drawn using (grain, starts_on, agency_id, field_code, channel, procedure_code)
      where to_jsonb(stored) is distinct from to_jsonb(drawn)
      order by 1, 2, 3, 4, 5, 6 limit ${MOST_ROWS}`.execute(tx);
    return rows.flatMap(faultsOf);
  });
}

/** Before any centre of this kind. */
const BEGINNING = Temporal.PlainDate.from("1990-01-01");

function faultsOf({ stored, drawn, ...where }: Row): readonly SumFault[] {
  return SUM_COLUMNS.map((measure) => ({
    ...where,
    measure,
    summed: stored?.[measure] ?? 0,
    scanned: drawn?.[measure] ?? 0,
  })).filter(({ summed, scanned }) => summed !== scanned);
}
