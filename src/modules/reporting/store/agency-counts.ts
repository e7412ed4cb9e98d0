import { sql, type RawBuilder } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import { midnight } from "./flow-rows.ts";
import { LONG_WAIT } from "./standing-at.ts";

/** What is counted of the agencies beside flows and stocks. */
export type AgencyCounts = {
  /** Online submissions not answered yet: within eight working hours, and beyond. */
  readonly waitingInTime: number;
  readonly waitingLate: number;
  /** Online submissions answered in the period, and those of them answered too late. */
  readonly answered: number;
  readonly answeredLate: number;
  readonly handedOver: number;
  /** Accepted in the period with the result wanted by post. */
  readonly returnByPost: number;
  /** Paid their fees in the period. */
  readonly paid: number;
};

export const NO_COUNTS: AgencyCounts = {
  waitingInTime: 0,
  waitingLate: 0,
  answered: 0,
  answeredLate: 0,
  handedOver: 0,
  returnByPost: 0,
  paid: 0,
};

export type CountsAsked = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
  readonly what: readonly (keyof typeof BRANCHES)[];
};

/** Counts by agency, each branch from an index of its own; agencies with nothing are left out. */
export async function readAgencyCounts(
  db: Db,
  { from, until, agencyIds, what }: CountsAsked,
): Promise<ReadonlyMap<string, AgencyCounts>> {
  const later = until.add({ hours: 24 * LONG_WAIT.days });
  const stretch = { start: sqlInstant(midnight(from)), end: sqlInstant(until), later: sqlInstant(later) };
  const branches = sql.join(
    what.map((name) => BRANCHES[name](stretch)),
    sql` union all `,
  );
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const { rows } = await sql<{ agencyId: string; name: keyof AgencyCounts; count: number }>`
    select agency_id as "agencyId", name, count(*) as count from (${branches}) as counted
    where ${wanted} group by 1, 2`.execute(db);
  const counts = new Map<string, AgencyCounts>();
  for (const { agencyId, name, count } of rows) {
    counts.set(agencyId, { ...(counts.get(agencyId) ?? NO_COUNTS), [name]: count });
  }
  return counts;
}

/** `later`: nearly everything that waited at the end is answered by then. */
type Stretch = { readonly start: string; readonly end: string; readonly later: string };

const BRANCHES = {
  waiting: ({ end, later }: Stretch) => {
    const name = sql`case when answer_due_at >= ${end} then 'waitingInTime' else 'waitingLate' end as name`;
    const online = sql`channel = 'online' and submitted_at < ${end}`;
    return sql`
      select agency_id, ${name} from dossier_fact where answered_at is null and settled_at is null and ${online}
      union all
      select agency_id, ${name} from dossier_fact where answered_at is null and settled_at >= ${end} and ${online}
      union all
      select agency_id, ${name} from dossier_fact
      where channel = 'online' and answered_at >= ${end} and answered_at < ${later} and submitted_at < ${end}
        and (settled_at is null or settled_at >= ${end})
      union all
      select agency_id, ${name} from dossier_fact
      where channel = 'online' and answered_at >= ${later} and submitted_at < ${end}
        and answered_at - submitted_at > ${LONG_WAIT.sql} and (settled_at is null or settled_at >= ${end})`;
  },
  answered: ({ start, end }: Stretch) => sql`
    select agency_id, late.name from dossier_fact cross join lateral (
      select 'answered' as name union all select 'answeredLate' where answered_at > answer_due_at) as late
    where channel = 'online' and answered_at >= ${start} and answered_at < ${end}`,
  handedOver: ({ start, end }: Stretch) => sql`
    select agency_id, 'handedOver' as name from dossier_fact where handed_over_at >= ${start} and handed_over_at < ${end}`,
  returnByPost: ({ start, end }: Stretch) => sql`
    select agency_id, 'returnByPost' as name from dossier_fact
    where return_by = 'by-post' and accepted_at >= ${start} and accepted_at < ${end}`,
  paid: ({ start, end }: Stretch) => sql`
    select agency_id, 'paid' as name from dossier_fact where fee_paid_at >= ${start} and fee_paid_at < ${end}`,
} as const satisfies Record<string, (stretch: Stretch) => RawBuilder<unknown>>;
