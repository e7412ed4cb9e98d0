import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import { midnight } from "./flow-rows.ts";

export type HoldsQuestion = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
};

/**
 * Accepted dossiers whose clock was stopped in a period, for papers to be supplied or an obligation to be met
 * (NĐ 61/2018 Điều 19): those whose promise gave way to none. Told as of an instant, so the same next year.
 */
export async function countHolds(db: Db, { from, until, agencyIds }: HoldsQuestion): Promise<number> {
  const [start, end] = [sqlInstant(midnight(from)), sqlInstant(until)];
  const wanted = agencyIds === undefined ? sql`true` : sql`f.agency_id = any(${[...agencyIds]}::uuid[])`;
  const began = (column: string) => sql`${sql.ref(column)} >= ${start} and ${sql.ref(column)} < ${end}`;
  const { rows } = await sql<{ count: number }>`
    select count(distinct dossier_id) as count from (
      select p.dossier_id from past_promise p join dossier_fact f using (dossier_id)
      where p.due_on is null and p.to_at >= ${start} and ${began("p.from_at")} and ${wanted}
      union all
      select f.dossier_id from dossier_fact f
      where f.settled_at is null and f.accepted_at is not null and f.due_on is null and ${began("f.due_since")} and ${wanted}
      union all
      select f.dossier_id from dossier_fact f
      where f.settled_at >= ${start} and f.accepted_at is not null and f.due_on is null and ${began("f.due_since")}
        and f.due_since > f.accepted_at and ${wanted}
    ) as held`.execute(db);
  return rows[0]?.count ?? 0;
}
