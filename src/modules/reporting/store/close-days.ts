import { sql } from "kysely";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { dropAgencyDays, sumAgencyDays } from "./agency-days.ts";
import { DIMENSIONS, flowRows, midnight, SUMS } from "./flow-rows.ts";

/**
 * Sums up the days that are over, and with them the months and years, once and for good: an event carries the time of
 * the server, so nothing can come into a day that has ended. Answers the last day summed up, or null without dossiers.
 */
export async function closeDays(db: Db, now: Instant): Promise<PlainDate | null> {
  const through = dateInVietnam(now.subtract({ minutes: SETTLING_MINUTES })).subtract({ days: 1 });
  return transact(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local work_mem = '128MB'`.execute(tx);
    // One at a time, also when nothing was ever closed and there is no row to lock.
    await sql`select pg_advisory_xact_lock(hashtext('report_closing'))`.execute(tx);
    const closed = await closedThrough(tx);
    const from = closed === null ? await firstDay(tx) : closed.add({ days: 1 });
    if (from === null || Temporal.PlainDate.compare(from, through) > 0) return closed;
    await sumDays(tx, from, through);
    await sumAgencyDays(tx, from, through);
    await sumHalves(tx, from, through);
    await sumMonths(tx, from, through);
    await sumYears(tx, from, through);
    await sql`
      insert into report_closing (closed_through) values (${through.toString()})
      on conflict (id) do update set closed_through = excluded.closed_through`.execute(tx);
    return through;
  });
}

/** A transaction of yesterday may commit a little after midnight; its day is closed when none can be left. */
const SETTLING_MINUTES = 10;

/** The last day that is summed up, or null. */
export async function closedThrough(db: Db): Promise<PlainDate | null> {
  const { rows } = await sql<{ closed: PlainDate }>`
    select closed_through as closed from report_closing`.execute(db);
  return rows[0]?.closed ?? null;
}

/** Forgets every sum, so that they are drawn from the facts again. */
export async function reopenDays(tx: Tx): Promise<void> {
  await sql`delete from report_sum`.execute(tx);
  await dropAgencyDays(tx);
  await sql`delete from report_closing`.execute(tx);
}

async function firstDay(tx: Tx): Promise<PlainDate | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select least((select min(accepted_at) from dossier_fact), (select min(refused_at) from dossier_fact),
      (select min(settled_at) from dossier_fact where accepted_at is not null)) as at`.execute(tx);
  const at = rows[0]?.at ?? null;
  return at === null ? null : dateInVietnam(at);
}

async function sumDays(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  await sql`
    insert into report_sum
    select 'day', day, agency_id, field_code, channel, '', ${SUMS}
    from (${flowRows({ from, until: midnight(through.add({ days: 1 })) })}) as flow
    group by day, agency_id, field_code, channel`.execute(tx);
}

/** Whole half months that ended in these days, by procedure from the facts. */
async function sumHalves(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  const first = startOfHalf(from);
  const next = startOfHalf(through.add({ days: 1 }));
  if (Temporal.PlainDate.compare(first, next) >= 0) return;
  await sql`
    insert into report_sum
    select 'procedure-half', date_trunc('month', day)::date + case when extract(day from day) < 15 then 0 else 14 end
      as half, ${DIMENSIONS}, ${SUMS}
    from (${flowRows({ from: first, until: midnight(next) })}) as flow
    group by half, ${DIMENSIONS}`.execute(tx);
}

function startOfHalf(day: PlainDate): PlainDate {
  return day.with({ day: day.day < 15 ? 1 : 15 });
}

/** Whole months that ended in these days. */
async function sumMonths(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  const first = from.with({ day: 1 });
  const next = through.add({ days: 1 }).with({ day: 1 });
  if (Temporal.PlainDate.compare(first, next) >= 0) return;
  await addUp(tx, { into: "month", outOf: "day", first, next });
}

async function sumYears(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  const first = from.with({ month: 1, day: 1 });
  const next = through.add({ days: 1 }).with({ month: 1, day: 1 });
  if (Temporal.PlainDate.compare(first, next) >= 0) return;
  await addUp(tx, { into: "year", outOf: "month", first, next });
  await addUp(tx, { into: "procedure-year", outOf: "procedure-half", first, next });
}

type Adding = {
  readonly into: "month" | "year" | "procedure-year";
  readonly outOf: "day" | "month" | "procedure-half";
  readonly first: PlainDate;
  readonly next: PlainDate;
};

async function addUp(tx: Tx, { into, outOf, first, next }: Adding): Promise<void> {
  const unit = into === "month" ? "month" : "year";
  await sql`
    insert into report_sum
    select ${into}, date_trunc(${sql.lit(unit)}, starts_on)::date as start, ${DIMENSIONS}, ${SUMS}
    from report_sum
    where grain = ${outOf} and starts_on >= ${first.toString()} and starts_on < ${next.toString()}
    group by start, ${DIMENSIONS}`.execute(tx);
}
