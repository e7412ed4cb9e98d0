import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import { midnight } from "../flow-rows.ts";

/** Of the dossiers that an agency resolved, how many needed papers once, and how many more often. */
export type Completions = { readonly agencyId: string; readonly once: number; readonly more: number };

/** Counted from the few that needed any; supplements of a resolved dossier no longer change. */
export async function readCompletions(
  db: Db,
  { from, until }: { readonly from: PlainDate; readonly until: Instant },
): Promise<readonly Completions[]> {
  const { rows } = await sql<Completions>`
    select agency_id as "agencyId", count(*) filter (where supplements = 1) as once,
      count(*) filter (where supplements > 1) as more
    from dossier_fact
    where settled_at >= ${sqlInstant(midnight(from))} and settled_at < ${sqlInstant(until)}
      and settlement = 'resolved' and accepted_at is not null and supplements > 0
    group by agency_id`.execute(db);
  return rows;
}
