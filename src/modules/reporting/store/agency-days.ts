import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { SUMS } from "./flow-rows.ts";

/** Sums up closed days once more, by agency and channel alone, from the sums just written. */
export async function sumAgencyDays(tx: Tx, from: PlainDate, through: PlainDate): Promise<void> {
  await sql`
    insert into agency_day
    select starts_on, agency_id, channel, ${SUMS} from report_sum
    where grain = 'day' and starts_on >= ${from.toString()}::date and starts_on <= ${through.toString()}::date
    group by starts_on, agency_id, channel`.execute(tx);
}

/** Forgets them, to be summed up again. */
export async function dropAgencyDays(tx: Tx): Promise<void> {
  await sql`delete from agency_day`.execute(tx);
}
