import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { ItemState } from "../domain/run.ts";

export type Period = { readonly from: Instant; readonly until: Instant };

/**
 * What the courier carried from the centre in a period, and what of it he has brought back by its end. Counted apart:
 * out = back + outstanding must hold (handbook §A, §15.16).
 */
export type CourierFigures = { readonly out: number; readonly back: number; readonly outstanding: number };

/** Dossiers out, back and outstanding, `from` inclusive, `until` exclusive. */
export async function courierFigures(db: Db, period: Period): Promise<CourierFigures> {
  const { rows } = await sql<CourierFigures>`select
      (select count(*) from (${journeysOut(period)}) o) as out,
      (select count(*) from (${journeysBack(period)}) b) as back,
      (select count(*) from (${journeysOut(period)}) o where not exists (${backOf(period)})) as outstanding`.execute(
    db,
  );
  return rows[0] ?? { out: 0, back: 0, outstanding: 0 };
}

/** One journey from the centre, and the way back of it where there was one. */
export type Journey = {
  readonly itemId: string;
  readonly dossierId: string;
  readonly code: string;
  readonly state: ItemState;
  readonly runId: string;
  readonly runNumber: string;
  readonly outAt: Instant;
  readonly to: string;
  readonly backAt: Instant | null;
};

export type Which = "out" | "back" | "outstanding";

/** The journeys that a figure counts, the oldest first. */
export async function listJourneysOf(db: Db, which: Which, period: Period): Promise<readonly Journey[]> {
  const shown = { out: sql`true`, back: sql`back_at is not null`, outstanding: sql`back_at is null` }[which];
  const { rows } = await sql<JourneyRow>`select * from (
      select o.id, o.dossier_id, o.code, o.state, o.out_at, run.id as run_id, run.number as run_number,
        bag.to_label, (${backOf(period, sql`min(b.in_at)`)}) as back_at
      from (${journeysOut(period)}) o
      join courier_bag bag on bag.id = o.bag_id join courier_run run on run.id = bag.run_id) journey
    where ${shown} order by out_at, id limit 2000`.execute(db);
  return rows.map((row) => ({
    itemId: row.id,
    dossierId: row.dossier_id,
    code: row.code,
    state: row.state,
    runId: row.run_id,
    runNumber: row.run_number,
    outAt: row.out_at,
    to: row.to_label,
    backAt: row.back_at,
  }));
}

type JourneyRow = {
  id: string;
  dossier_id: string;
  code: string;
  state: ItemState;
  run_id: string;
  run_number: string;
  out_at: Instant;
  to_label: string;
  back_at: Instant | null;
};

/** Journeys from the centre; one that was struck never began, one sent again is counted when it is. */
function journeysOut({ from, until }: Period) {
  return sql`select i.*, (select min(n.out_at) from courier_item n join courier_bag nb on nb.id = n.bag_id
        where n.dossier_id = i.dossier_id and nb.direction = 'out' and n.state not in ('struck', 'sent-again')
          and n.out_at > i.out_at) as next_out_at
    from courier_item i join courier_bag ib on ib.id = i.bag_id
    where ib.direction = 'out' and i.state not in ('struck', 'sent-again')
      and i.out_at >= ${from.toString()} and i.out_at < ${until.toString()}`;
}

/** Arrivals at the centre before the end of the period, whose way out was in it: the same fact from the other side. */
function journeysBack({ from, until }: Period) {
  return sql`select distinct on (b.dossier_id, last_out.id) b.id
    from courier_item b join courier_bag bb on bb.id = b.in_bag_id
    join lateral (select i.id, i.out_at from courier_item i join courier_bag ib on ib.id = i.bag_id
      where i.dossier_id = b.dossier_id and ib.direction = 'out' and i.state not in ('struck', 'sent-again')
        and i.out_at < b.in_at order by i.out_at desc limit 1) last_out on true
    where bb.direction = 'back' and b.state = 'arrived' and b.in_at < ${until.toString()}
      and last_out.out_at >= ${from.toString()} and last_out.out_at < ${until.toString()}`;
}

function backOf({ until }: Period, what = sql`1`) {
  return sql`select ${what} from courier_item b join courier_bag bb on bb.id = b.in_bag_id
    where b.dossier_id = o.dossier_id and bb.direction = 'back' and b.state = 'arrived'
      and b.in_at > o.out_at and b.in_at < ${until.toString()}
      and (o.next_out_at is null or b.in_at < o.next_out_at)`;
}
