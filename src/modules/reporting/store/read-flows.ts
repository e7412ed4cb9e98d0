import { sql, type RawBuilder } from "kysely";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { AgencyFlow, StepFlow } from "../domain/board-facts.ts";
import { closedThrough } from "./close-days.ts";
import { midnight, SUM_COLUMNS } from "./flow-rows.ts";
import { flowOf } from "./read-figures.ts";

/** Whole days from `from` up to, and without, the instant `until`; told day by day or month by month. */
export type FlowsQuestion = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly step: "day" | "month";
  /** Only these agencies; all when absent. */
  readonly agencyIds?: readonly string[] | undefined;
};

/**
 * What flowed, for boards: closed days from their small sums, the days after them from the facts. Without `overdue`: how
 * many are past their date is told by the stock (`readOpenStock`).
 */
export async function readFlows(db: Db, { from, until, step, agencyIds }: FlowsQuestion): Promise<Flows> {
  const end = dateInVietnam(until);
  const closed = await closedThrough(db);
  const summed = closed === null ? from : earlier(end, closed.add({ days: 1 }));
  const open = midnight(earlier(from, summed) === from ? summed : from);
  const on = step === "day" ? sql`day` : sql`date_trunc('month', day)::date`;
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const later =
    Temporal.Instant.compare(open, until) < 0
      ? sql`union all ${factsBetween(sqlInstant(open), sqlInstant(until))}`
      : sql``;
  const { rows } = await sql<PointRow>`
    select ${on} as "on", agency_id as "agencyId", channel, ${SUMS_OF_BOARDS} from (
      select day, agency_id, channel, ${COLUMNS} from agency_day
      where day >= ${from.toString()}::date and day < ${summed.toString()}::date
      ${later}
    ) as flow where ${wanted} group by grouping sets ((1, 3), (2, 3)) order by 1, 2, 3`.execute(db);
  const told = rows.map((row) => ({ ...row, flow: flowOf({ ...row, overdue: 0, overdue_apologised: 0 }) }));
  return {
    byAgency: told.flatMap(({ agencyId, channel, flow }) => (agencyId === null ? [] : [{ agencyId, channel, flow }])),
    byStep: told.flatMap((row) => (row.on === null ? [] : [{ on: row.on, channel: row.channel, flow: row.flow }])),
  };
}

/** The same flows twice: told by agency, and told by day or month. */
type Flows = { readonly byAgency: readonly AgencyFlow[]; readonly byStep: readonly StepFlow[] };

const BOARD_COLUMNS = SUM_COLUMNS.filter((name) => name !== "overdue" && name !== "overdue_apologised");
const COLUMNS = sql.raw(BOARD_COLUMNS.join(", "));
const SUMS_OF_BOARDS = sql.raw(BOARD_COLUMNS.map((name) => `sum(${name})::bigint as ${name}`).join(", "));

type PointRow = {
  readonly on: PlainDate | null;
  readonly agencyId: string | null;
  readonly channel: string;
} & Readonly<Record<Exclude<(typeof SUM_COLUMNS)[number], "overdue" | "overdue_apologised">, number>>;

/** The three ways in which a dossier is counted on a day, from the facts of the days that are not closed. */
function factsBetween(start: string, end: string): RawBuilder<unknown> {
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`;
  const within = (column: string) => sql`${sql.ref(column)} >= ${start} and ${sql.ref(column)} < ${end}`;
  const resolved = (verdict: string) => sql`(settlement = 'resolved' and verdict = ${sql.lit(verdict)})::int`;
  const ended = (verdict: string) => sql`(settlement <> 'resolved' and verdict = ${sql.lit(verdict)})::int`;
  return sql`
    select ${day("accepted_at")}, agency_id, channel, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    from dossier_fact where ${within("accepted_at")}
    union all
    select ${day("refused_at")}, agency_id, channel, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    from dossier_fact where ${within("refused_at")}
    union all
    select ${day("settled_at")}, agency_id, channel, 0, 0, ${resolved("early")}, ${resolved("on-time")},
      ${resolved("late")}, (settlement = 'resolved' and verdict = 'late' and apologised)::int,
      (settlement = 'resolved' and verdict <> 'late' and apologised)::int, (settlement = 'withdrawn')::int,
      (settlement = 'stopped')::int, ${ended("early")}, ${ended("on-time")}, ${ended("late")}
    from dossier_fact where ${within("settled_at")} and accepted_at is not null`;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
}
