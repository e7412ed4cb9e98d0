import { sql } from "kysely";
import { transact, type Db } from "#platform/db/db.ts";
import { countedOnce } from "./keyed.ts";

const BATCH = 2_000;

/** Adds the fresh entries to the daily sums, each exactly once; answers how many there were. */
export async function foldCharges(db: Db): Promise<number> {
  let folded = 0;
  for (;;) {
    const batch = await transact(db, foldBatch);
    folded += batch;
    if (batch < BATCH) return folded;
  }
}

async function foldBatch(tx: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with picked as materialized (select dossier_id, entry from charge_fresh limit ${BATCH} for update skip locked),
    taken as (delete from charge_fresh f using picked p
      where f.dossier_id = p.dossier_id and f.entry = p.entry returning f.dossier_id, f.entry),
    lines as (select c.* from taken t join charge c on c.dossier_id = t.dossier_id and c.entry = t.entry),
    summed as (select measure, scope, ended_on, entered_on, key, sum(dossiers) as dossiers, sum(minutes) as minutes,
        sum(late_dossiers) as late_dossiers, sum(late_minutes) as late_minutes
      from (${countedOnce(sql`lines`)}) once group by measure, scope, ended_on, entered_on, key),
    added as (insert into charge_day as day
        (measure, scope, ended_on, entered_on, key, dossiers, minutes, late_dossiers, late_minutes)
      select measure, scope, ended_on, entered_on, key, dossiers, minutes, late_dossiers, late_minutes from summed
      order by measure, scope, ended_on, entered_on, key
      on conflict (measure, scope, ended_on, entered_on, key) do update set
        dossiers = day.dossiers + excluded.dossiers, minutes = day.minutes + excluded.minutes,
        late_dossiers = day.late_dossiers + excluded.late_dossiers,
        late_minutes = day.late_minutes + excluded.late_minutes)
    select count(*) as n from taken`.execute(tx);
  return rows[0]?.n ?? 0;
}
