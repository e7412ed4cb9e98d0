import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { PublicationRule } from "../../domain/public/published.ts";
import { midnight } from "../flow-rows.ts";

/** How long the resolved dossiers of a procedure took, in working minutes. */
export type RecentTime = {
  readonly procedureCode: string;
  readonly cases: number;
  readonly leftOut: number;
  /** p50, p75, p90; null without a case. */
  readonly minutes: readonly number[] | null;
};

/**
 * Working minutes of the genuine dossiers resolved in a stretch of time: results in the very minute of intake count for
 * procedures that give them at once only, and what one officer closed in a batch of one minute does not count.
 */
export async function readRecentTimes(
  db: Db,
  {
    from,
    until,
    batchOfOneMinute,
  }: { readonly from: PlainDate; readonly until: Instant } & Pick<PublicationRule, "batchOfOneMinute">,
): Promise<readonly RecentTime[]> {
  const { rows } = await sql<RecentTime>`
    select procedure_code as "procedureCode", count(*) filter (where genuine) as cases,
      count(*) filter (where not genuine) as "leftOut",
      percentile_disc(array[0.5, 0.75, 0.9]) within group (order by worked_minutes) filter (where genuine) as minutes
    from (
      select procedure_code, worked_minutes,
        (immediate or date_trunc('minute', settled_at) > date_trunc('minute', accepted_at))
          and count(*) over (partition by settled_by, date_trunc('minute', settled_at)) < ${batchOfOneMinute} as genuine
      from dossier_fact
      where settlement = 'resolved' and accepted_at is not null
        and settled_at >= ${sqlInstant(midnight(from))} and settled_at < ${sqlInstant(until)}
    ) as resolved
    group by procedure_code`.execute(db);
  return rows;
}
