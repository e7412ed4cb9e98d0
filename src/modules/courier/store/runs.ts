import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import type { Run } from "../domain/run.ts";
import { runOf } from "./codec.ts";
import type { RunRow } from "./tables.ts";

/** A run with how much it carries, how much has arrived, and how many bags are still to be counted. */
export type RunLine = {
  readonly run: Run;
  readonly carried: number;
  readonly arrived: number;
  readonly openBags: number;
  readonly openDiscrepancies: number;
};

/** The newest runs. */
export async function listRuns(db: Db, limit = 50): Promise<readonly RunLine[]> {
  const { rows } = await sql<RunRow & { carried: number; arrived: number; open_bags: number; open_found: number }>`
    select run.*,
      (select count(*) from courier_item i join courier_bag b on b.id = i.bag_id
        where b.run_id = run.id and i.state <> 'struck') as carried,
      (select count(*) from courier_item i join courier_bag b on b.id = i.bag_id
        where b.run_id = run.id and i.state = 'arrived') as arrived,
      (select count(*) from courier_bag b where b.run_id = run.id and b.closed_at is null) as open_bags,
      (select count(*) from courier_discrepancy d join courier_bag b on b.id = d.bag_id
        where b.run_id = run.id and d.settled_at is null) as open_found
    from (select * from courier_run order by opened_at desc, id desc limit ${limit}) run
    order by run.opened_at desc, run.id desc`.execute(db);
  return rows.map((row) => ({
    run: runOf(row),
    carried: row.carried,
    arrived: row.arrived,
    openBags: row.open_bags,
    openDiscrepancies: row.open_found,
  }));
}
