import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import { midnight, SUMS } from "./flow-rows.ts";

/** Sums up closed days once more for boards: by agency and channel from the sums just written, and by hour. */
export async function sumAgencyDays(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  await sql`
    insert into agency_day
    select starts_on, agency_id, channel, ${SUMS} from report_sum
    where grain = 'day' and starts_on >= ${from.toString()}::date and starts_on <= ${through.toString()}::date
    group by starts_on, agency_id, channel`.execute(tx);
  await sumIntakeHours(tx, from, through);
}

/** Counts the acceptances of closed days by hour of the wall clock. */
async function sumIntakeHours(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  const [start, end] = [midnight(from), midnight(through.add({ days: 1 }))].map(sqlInstant);
  await sql`
    insert into intake_hour
    select local::date, extract(hour from local), agency_id, count(*)
    from dossier_fact cross join lateral (select accepted_at at time zone 'Asia/Ho_Chi_Minh' as local) as here
    where accepted_at >= ${start} and accepted_at < ${end} group by 1, 2, 3`.execute(tx);
}

/** Forgets them, to be summed up again. */
export async function dropAgencyDays(tx: Tx): Promise<void> {
  await sql`delete from agency_day`.execute(tx);
  await sql`delete from intake_hour`.execute(tx);
}
