import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

export type FactArchive = {
  readonly dossiers: number;
  /** The archive ends here; what is not settled by then is open. */
  readonly until: Instant;
  readonly years: number;
};

/**
 * Fills the facts with an archive of any size in SQL, for benchmarks: a province with 20 agencies, 150 fields and 2,000
 * procedures over some years, 88 % online, one in a hundred late, one in thirty with a promise that moved. Rows are
 * like those that the acts write. Run as the owner, in a database that is thrown away.
 */
export async function fillFacts(owner: Db, { dossiers, until, years }: FactArchive): Promise<void> {
  const end = sqlInstant(until);
  await owner.connection().execute(async (db) => {
    await sql`set statement_timeout = 0`.execute(db);
    await sql`set maintenance_work_mem = '512MB'`.execute(db);
    await sql`set synchronous_commit = off`.execute(db);
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'dossier_fact' and indexname not like '%pkey'`.execute(db);
    for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(db);
    await sql`
      insert into reported_field (code, name)
      select 'F' || n, 'Lĩnh vực thử nghiệm số ' || n from generate_series(1, 150) as n on conflict do nothing`.execute(
      db,
    );
    await sql`
      insert into reported_procedure (code, name, field_code)
      select '9.' || lpad(n::text, 6, '0'), 'Thủ tục thử nghiệm số ' || n, 'F' || (1 + n % 150)
      from generate_series(1, 2000) as n on conflict do nothing`.execute(db);
    await sql`
      with agency_of as materialized (
        select array_agg(agency.id order by agency.code) as ids, array_agg(unit.id order by agency.code) as counters
        from agency join unit on unit.agency_id = agency.id and unit.kind = 'counter'
      )
      insert into dossier_fact (dossier_id, code, agency_id, field_code, procedure_code, version_id, channel, return_by,
        immediate, receiving_unit_id, submitted_at, answered_at, answer_due_at, accepted_at, accepted_by, due_on,
        due_since, apologised, settled_at, settled_by, settlement, verdict, worked_minutes, handed_over_at, supplements,
        fees_due, fee_paid, fee_paid_at)
      select id, 'H37-' || to_char(taken, 'YYMMDD') || '-' || n, ids[place], 'F' || (1 + kind % 150),
        '9.' || lpad(kind::text, 6, '0'), id, channel, 'at-centre', false, counters[place], taken - interval '20 minutes',
        taken, taken + interval '1 day', taken, id, due, taken, late_by > 0 and dice < 0.4, settled,
        case when settled is not null then id end, how,
        case when settled is null then null
          when (settled at time zone 'Asia/Ho_Chi_Minh')::date < due then 'early'
          when (settled at time zone 'Asia/Ho_Chi_Minh')::date = due then 'on-time' else 'late' end,
        case when settled is not null then 60 + (n % 40) * 60 end, settled + interval '1 day', 0,
        case when n % 5 = 0 then 100000 else 0 end, case when n % 5 = 0 then 100000 else 0 end,
        case when n % 5 = 0 then taken end
      from agency_of
      cross join generate_series(1, ${sql.lit(dossiers)}) as n
      cross join lateral (select gen_random_uuid() as id, random() as dice, random() as luck,
        1 + (power(random(), 3) * 1999)::int + 0 * n as kind) as drawn
      cross join lateral (select 1 + (kind % 150) % array_length(ids, 1) as place) as seat
      cross join lateral (select (array['online', 'direct', 'postal'])[case when dice < 0.88 then 1 when dice < 0.99 then 2
        else 3 end] as channel,
        date_trunc('day', (${end}::timestamptz - (n::double precision / ${sql.lit(dossiers)})
          * ${sql.lit(years)} * interval '365 days') at time zone 'Asia/Ho_Chi_Minh')
          + interval '7 hours 30 minutes' + random() * interval '9 hours' as local) as moment
      cross join lateral (select local at time zone 'Asia/Ho_Chi_Minh' as taken, 3 + kind % 12 as days,
        case when luck < 0.012 then 1 + (n % 9)::int else 0 end as late_by) as limits
      cross join lateral (select (local + days * interval '1 day')::date as due,
        (local + least(days, 1 + (n % days)::int) * interval '1 day' + case when late_by > 0 then
          (days - least(days, 1 + (n % days)::int) + late_by) * interval '1 day' else interval '0' end)
          at time zone 'Asia/Ho_Chi_Minh' as planned) as promise_of
      cross join lateral (select case when planned < ${end} then planned end as settled,
        case when planned < ${end} then case when luck > 0.995 then 'withdrawn' when luck > 0.992 then 'stopped'
          else 'resolved' end end as how) as ending
      where taken < ${end}
    `.execute(db);
    for (const { definition } of indexes) await sql.raw(definition).execute(db);
    await sql`
      insert into past_promise (dossier_id, from_at, to_at, due_on, apologised)
      select dossier_id, accepted_at, accepted_at + interval '1 day', due_on - 1, false
      from dossier_fact where get_byte(uuid_send(dossier_id), 3) < 8 and (settled_at is null or settled_at > accepted_at + interval '1 day')
        and accepted_at + interval '1 day' < ${end}`.execute(db);
    await sql`
      update dossier_fact set due_since = accepted_at + interval '1 day'
      where dossier_id in (select dossier_id from past_promise)`.execute(db);
    await sql`vacuum analyze dossier_fact`.execute(db);
    await sql`vacuum analyze past_promise`.execute(db);
  });
}
