import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Publication, PublicationRule, PublishedMonth, PublishedTime } from "../../domain/public/published.ts";

/** What the usual times are taken from, as the installation has set it. */
export async function readPublicationRule(db: Db): Promise<PublicationRule> {
  const { rows } = await sql<PublicationRule>`
    select recent_months as "recentMonths", least_cases as "leastCases", batch_of_one_minute as "batchOfOneMinute"
    from publication`.execute(db);
  const [rule] = rows;
  if (rule === undefined) throw new Error("the table publication has its one row");
  return rule;
}

/** Puts a publication in the place of the one before. */
export async function savePublication(
  tx: Tx,
  { asOf, recentFrom, months, times }: Omit<Publication, "rule">,
): Promise<void> {
  await sql`update publication set as_of = ${sqlInstant(asOf)}, recent_from = ${recentFrom.toString()}`.execute(tx);
  await sql`delete from published_month`.execute(tx);
  await sql`delete from published_time`.execute(tx);
  await sql`
    insert into published_month (month, agency_id, received, refused, resolved, on_time, late, withdrawn, stopped, in_process)
    select * from json_to_recordset(${JSON.stringify(months.map(monthColumns))}) as month (month date, agency_id uuid,
      received bigint, refused bigint, resolved bigint, on_time bigint, late bigint, withdrawn bigint, stopped bigint,
      in_process bigint)`.execute(tx);
  await sql`
    insert into published_time (procedure_code, procedure_name, limit_text, cases, left_out, p50, p75, p90)
    select * from json_to_recordset(${JSON.stringify(times.map(timeColumns))}) as time (procedure_code text,
      procedure_name text, limit_text text, cases bigint, left_out bigint, p50 numeric, p75 numeric, p90 numeric)`.execute(
    tx,
  );
}

function monthColumns({ month, agencyId, onTime, inProcess, ...counts }: PublishedMonth) {
  return { ...counts, month: month.toString(), agency_id: agencyId, on_time: onTime, in_process: inProcess };
}

function timeColumns({ procedureCode, procedureName, limitText, leftOut, days, cases }: PublishedTime) {
  const named = { procedure_code: procedureCode, procedure_name: procedureName, limit_text: limitText };
  return { ...named, cases, left_out: leftOut, ...(days ?? { p50: null, p75: null, p90: null }) };
}

/** What was published last; undefined before the first time. */
export async function readPublication(db: Db): Promise<Publication | undefined> {
  const { rows } = await sql<{ asOf: Instant | null; recentFrom: PlainDate | null } & PublicationRule>`
    select as_of as "asOf", recent_from as "recentFrom", recent_months as "recentMonths", least_cases as "leastCases",
      batch_of_one_minute as "batchOfOneMinute" from publication`.execute(db);
  const [head] = rows;
  if (head === undefined || head.asOf === null || head.recentFrom === null) return undefined;
  const { asOf, recentFrom, ...rule } = head;
  const months = await sql<PublishedMonth>`
    select month, agency_id as "agencyId", received, refused, resolved, on_time as "onTime", late, withdrawn, stopped,
      in_process as "inProcess" from published_month order by month, agency_id`.execute(db);
  const times = await sql<TimeRow>`
    select ${TIME_COLUMNS} from published_time order by procedure_name, procedure_code`.execute(db);
  return { asOf, recentFrom, rule, months: months.rows, times: times.rows.map(timeOf) };
}

/** How long a procedure usually takes; undefined when none of it was resolved lately. */
export async function findPublishedTime(db: Db, procedureCode: string): Promise<PublishedTime | undefined> {
  const { rows } = await sql<TimeRow>`
    select ${TIME_COLUMNS} from published_time where procedure_code = ${procedureCode}`.execute(db);
  return rows[0] === undefined ? undefined : timeOf(rows[0]);
}

type TimeRow = Omit<PublishedTime, "days"> & {
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
};

const TIME_COLUMNS = sql.raw(`procedure_code as "procedureCode", procedure_name as "procedureName",
  limit_text as "limitText", cases, left_out as "leftOut", p50, p75, p90`);

function timeOf({ p50, p75, p90, ...time }: TimeRow): PublishedTime {
  return { ...time, days: p50 === null || p75 === null || p90 === null ? null : { p50, p75, p90 } };
}
