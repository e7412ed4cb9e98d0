import { sql, type RawBuilder } from "kysely";
import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { countedOnce, EVERYBODY, type Measure } from "./keyed.ts";

/** Which figures: of dossiers that ended from one day to another, as they were known at an instant. */
export type LateQuestion = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly asOf: Instant;
  readonly by: Measure;
  /** Only dossiers of this competent agency; for officers, only time spent for it. */
  readonly agencyId?: string | undefined;
  /** Only this owner kind, agency, officer or procedure. */
  readonly key?: string | undefined;
};

/** What one owner kind, agency, officer or procedure had in hand, and how much of it made dossiers late. */
export type LateLine = {
  readonly key: string;
  /** Ended dossiers in which it had a part. */
  readonly dossiers: number;
  readonly minutes: number;
  readonly lateDossiers: number;
  readonly lateMinutes: number;
};

/** Why dossiers that ended in a period were late, worst first; the same answer next year for the same instant. */
export async function listLateBecause(db: Db, question: LateQuestion): Promise<readonly LateLine[]> {
  const { rows } = await lateBecauseQuery(question).execute(db);
  return rows;
}

/** The query of the figures, for tests and benchmarks that look at its plan. */
export function lateBecauseQuery({ from, to, asOf, by, agencyId, key }: LateQuestion): RawBuilder<LateLine> {
  const day = dateInVietnam(asOf).toString();
  const ended = sql`ended_on between ${from.toString()} and ${to.toString()}`;
  const one = key === undefined ? sql`` : sql`and key = ${key}`;
  const mine = sql`measure = ${by} and scope = ${agencyId ?? EVERYBODY}::uuid ${one}`;
  const figures = sql`key, dossiers, minutes, late_dossiers, late_minutes`;
  const today = sql`(select * from charge where entered_on = ${day} and entered_at <= ${asOf.toString()} and ${ended})`;
  const fresh = sql`(select c.* from charge_fresh f join charge c on c.dossier_id = f.dossier_id and c.entry = f.entry
    where c.entered_on < ${day} and ${ended})`;
  return sql<LateLine>`select key, sum(dossiers) as dossiers, sum(minutes) as minutes,
      sum(late_dossiers) as "lateDossiers", sum(late_minutes) as "lateMinutes"
    from (
      select ${figures} from charge_day where ${mine} and ${ended} and entered_on < ${day}
      union all select ${figures} from (${countedOnce(today)}) once where ${mine}
      union all select ${figures} from (${countedOnce(fresh)}) once where ${mine}
    ) summed
    group by key having sum(dossiers) <> 0 or sum(minutes) <> 0
    order by sum(late_minutes) desc, sum(minutes) desc, key`;
}
