import { sql, type RawBuilder } from "kysely";
import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { StockCell } from "../domain/board-facts.ts";
import { PROMISE_THEN } from "./list-rows.ts";

/** Dossiers being resolved at an instant, told by how long they have been there and how near their date is. */
export type StockQuestion = {
  readonly until: Instant;
  /** Promised for this day or earlier, and not overdue: about to be late. */
  readonly soonBy: PlainDate;
  /** First day of age of each band after the first: [4, 8] makes 0-3, 4-7 and 8 or more. */
  readonly ages: readonly number[];
  readonly agencyIds?: readonly string[] | undefined;
};

/** The stock from the index of open facts; what settled or moved since the instant is put back. */
export async function readOpenStock(db: Db, question: StockQuestion): Promise<readonly StockCell[]> {
  const { rows } = await stockQuery(question).execute(db);
  return rows;
}

/** The query of the stock, for tests that look at its plan. */
export function stockQuery({ until, soonBy, ages, agencyIds }: StockQuestion): RawBuilder<StockCell> {
  const end = sqlInstant(until);
  const today = sql`${dateInVietnam(until.subtract({ milliseconds: 1 })).toString()}::date`;
  const wanted = (table: string) =>
    agencyIds === undefined ? sql`true` : sql`${sql.raw(table)}.agency_id = any(${[...agencyIds]}::uuid[])`;
  return sql<StockCell>`
    select agency_id as "agencyId",
      width_bucket((${today} - (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date)::int, ${[...ages]}::int[]) as age,
      case when due_on is null then 'none' when due_on < ${today} then 'overdue'
        when due_on <= ${soonBy.toString()}::date then 'soon' else 'later' end as nearness,
      count(*) as count, min(due_on) as earliest
    from (
      select f.agency_id, f.accepted_at, f.due_on from dossier_fact f
      where f.settled_at is null and f.accepted_at is not null and f.accepted_at < ${end} and f.due_since < ${end}
        and ${wanted("f")}
      union all
      -- Their promise moved since the instant: the one that was in force then is in the past ones.
      select f.agency_id, f.accepted_at, past.due_on from past_promise past join dossier_fact f using (dossier_id)
      where past.to_at >= ${end} and past.from_at < ${end} and f.settled_at is null and f.accepted_at is not null
        and f.accepted_at < ${end} and ${wanted("f")}
      union all
      select f.agency_id, f.accepted_at, promise.due_on from dossier_fact f ${PROMISE_THEN(end)}
      where f.settled_at >= ${end} and f.accepted_at is not null and f.accepted_at < ${end} and ${wanted("f")}
    ) as open group by 1, 2, 3`;
}
