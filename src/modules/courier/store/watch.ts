import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { ItemState } from "../domain/run.ts";

const MOST = 500;

/** A run that is filled and has not left. */
export type Waiting = {
  readonly runId: string;
  readonly number: string;
  readonly courier: string;
  readonly since: Instant;
};

/** Runs with dossiers in their bags that have not departed, by when the first was scanned in. */
export async function listWaitingRuns(db: Db): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`select run.id as "runId", run.number, run.courier_name as courier,
      min(i.out_at) as since
    from courier_run run join courier_bag b on b.run_id = run.id join courier_item i on i.bag_id = b.id
    where run.departed_at is null and i.state = 'packed'
    group by run.id order by since, run.id limit ${MOST}`.execute(db);
  return rows;
}

/** A bag on its way whose count has not ended. */
export type OpenBag = {
  readonly bagId: string;
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly courier: string;
  readonly since: Instant;
  readonly waiting: number;
};

/** Bags that left and were not counted to the end, the longest on their way first. */
export async function listOpenBags(db: Db): Promise<readonly OpenBag[]> {
  const { rows } = await sql<OpenBag>`select b.id as "bagId", run.number || '/' || b.ordinal as number,
      b.from_label as "from", b.to_label as "to", run.courier_name as courier, run.departed_at as since,
      (select count(*) from courier_item i where i.bag_id = b.id and i.state = 'packed') as waiting
    from courier_bag b join courier_run run on run.id = b.run_id
    where b.closed_at is null and run.departed_at is not null
    order by run.departed_at, b.id limit ${MOST}`.execute(db);
  return rows;
}

/** An envelope that did not arrive and is not given up. */
export type Outlying = {
  readonly itemId: string;
  readonly dossierId: string;
  readonly code: string;
  readonly state: ItemState;
  readonly from: string;
  readonly to: string;
  readonly courier: string;
  /** When its bag was counted without it. */
  readonly since: Instant;
};

/** Envelopes that are missing, or sent again and not carried since, the longest first. */
export async function listOutlying(db: Db): Promise<readonly Outlying[]> {
  const { rows } = await sql<Outlying>`select i.id as "itemId", i.dossier_id as "dossierId", i.code, i.state,
      b.from_label as "from", b.to_label as "to", run.courier_name as courier, b.closed_at as since
    from courier_item i join courier_bag b on b.id = i.bag_id join courier_run run on run.id = b.run_id
    where b.closed_at is not null and (i.state = 'missing' or (i.state = 'sent-again' and not exists (
      select from courier_item n where n.dossier_id = i.dossier_id and n.out_at > i.out_at and n.state <> 'struck')))
    order by b.closed_at, i.id limit ${MOST}`.execute(db);
  return rows;
}
