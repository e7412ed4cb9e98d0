import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";

/** Open tasks in the hands of one officer, by when they are due; what waits for the applicant is apart. */
export type Load = {
  readonly officerId: string;
  readonly overdue: number;
  readonly today: number;
  readonly next: number;
  readonly later: number;
  readonly awaiting: number;
};

/** Where today and the next working day end. */
export type DayEnds = { readonly now: Instant; readonly endOfToday: Instant; readonly endOfNext: Instant };

/** What officers hold; who holds nothing is left out. */
export async function listLoads(
  db: Db,
  officerIds: readonly string[],
  { now, endOfToday, endOfNext }: DayEnds,
): Promise<readonly Load[]> {
  const [late, today, next] = [now.toString(), endOfToday.toString(), endOfNext.toString()];
  const { rows } = await sql<Load>`
    select owner_id as "officerId",
      count(*) filter (where list <> 'awaiting' and due_at < ${late}) as overdue,
      count(*) filter (where list <> 'awaiting' and due_at >= ${late} and due_at < ${today}) as today,
      count(*) filter (where list <> 'awaiting' and due_at >= ${today} and due_at < ${next}) as next,
      count(*) filter (where list <> 'awaiting' and (due_at is null or due_at >= ${next})) as later,
      count(*) filter (where list = 'awaiting') as awaiting
    from task where owner_id = any(${uuids(officerIds)}::uuid[]) and list is not null group by owner_id`.execute(db);
  return rows;
}

/** Tasks that an officer finished on a day of Vietnam. */
export type DayDone = { readonly officerId: string; readonly on: PlainDate; readonly count: number };

/** How many tasks officers finished on each day since a day began; days without any are left out. */
export async function listDone(db: Db, officerIds: readonly string[], since: Instant): Promise<readonly DayDone[]> {
  const { rows } = await sql<DayDone>`
    select done_by as "officerId", (done_at at time zone 'Asia/Ho_Chi_Minh')::date as on, count(*) as count from task
    where done_by = any(${uuids(officerIds)}::uuid[]) and done_at >= ${since.toString()} and state in ('done', 'returned')
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Tasks of some units that nobody has taken yet, and how many of them are late or due today. */
export async function countFree(
  db: Db,
  unitIds: readonly string[],
  { endOfToday }: Pick<DayEnds, "endOfToday">,
): Promise<{ readonly all: number; readonly pressing: number }> {
  const { rows } = await sql<{ all: number; pressing: number }>`
    select count(*) as all, count(*) filter (where due_at < ${endOfToday.toString()}) as pressing from task
    where unit_id = any(${uuids(unitIds)}::uuid[]) and owner_id is null and list is not null and list <> 'awaiting'`.execute(
    db,
  );
  return rows[0] ?? { all: 0, pressing: 0 };
}

function uuids(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}
