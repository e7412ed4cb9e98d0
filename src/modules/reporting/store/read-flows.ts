import { sql } from "kysely";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { FlowPoint } from "../domain/board-facts.ts";
import { closedThrough } from "./close-days.ts";
import { flowRows, midnight, SUM_COLUMNS, SUMS } from "./flow-rows.ts";
import { flowOf } from "./read-figures.ts";

/** Whole days from `from` up to, and without, the instant `until`; told day by day or month by month. */
export type FlowsQuestion = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly step: "day" | "month";
  /** Only these agencies; all when absent. */
  readonly agencyIds?: readonly string[] | undefined;
};

/** What flowed, for boards: closed days from their small sums, the days after them from the facts. */
export async function readFlows(
  db: Db,
  { from, until, step, agencyIds }: FlowsQuestion,
): Promise<readonly FlowPoint[]> {
  const end = dateInVietnam(until);
  const closed = await closedThrough(db);
  const summed = closed === null ? from : earlier(end, closed.add({ days: 1 }));
  const open = earlier(from, summed) === from ? summed : from;
  const on = step === "day" ? sql`day` : sql`date_trunc('month', day)::date`;
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const later =
    Temporal.Instant.compare(midnight(open), until) < 0
      ? sql`union all select day, agency_id, channel, ${COLUMNS} from (${flowRows({ from: open, until })}) as flow`
      : sql``;
  const { rows } = await sql<PointRow>`
    select ${on} as "on", agency_id as "agencyId", channel, ${SUMS} from (
      select day, agency_id, channel, ${COLUMNS} from agency_day
      where day >= ${from.toString()}::date and day < ${summed.toString()}::date
      ${later}
    ) as flow where ${wanted} group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows.map((row) => ({ on: row.on, agencyId: row.agencyId, channel: row.channel, flow: flowOf(row) }));
}

type PointRow = Pick<FlowPoint, "on" | "agencyId" | "channel"> & Readonly<Record<(typeof SUM_COLUMNS)[number], number>>;

const COLUMNS = sql.raw(SUM_COLUMNS.join(", "));

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}
