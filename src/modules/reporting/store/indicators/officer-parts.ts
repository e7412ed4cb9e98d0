import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Verdict } from "../../domain/dossier-fact.ts";
import { midnight } from "../flow-rows.ts";

/** Who had a part in a settled dossier, and how often he asked the applicant for papers. */
export type OfficerPart = { readonly officerId: string; readonly asked: number };

/** Notes who had a part in a dossier, once and for good. */
export async function saveOfficerParts(
  tx: Tx,
  dossier: { readonly dossierId: string; readonly settledAt: Instant; readonly verdict: Verdict },
  parts: readonly OfficerPart[],
): Promise<void> {
  if (parts.length === 0) return;
  await sql`
    insert into officer_part (officer_id, settled_at, dossier_id, verdict, asked)
    select officer_id, ${sqlInstant(dossier.settledAt)}, ${dossier.dossierId}, ${dossier.verdict}, asked
    from unnest(${parts.map(({ officerId }) => officerId)}::uuid[], ${parts.map(({ asked }) => asked)}::integer[])
      as part (officer_id, asked)
    on conflict do nothing`.execute(tx);
}

/** What an officer had in hand of the dossiers settled in a stretch of time. */
export type OfficerFigures = {
  readonly officerId: string;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly neverAsked: number;
  readonly askedOnce: number;
  readonly askedMore: number;
};

/** The figures of some officers; one without any part has no row. */
export async function readOfficerFigures(
  db: Db,
  {
    from,
    until,
    officerIds,
  }: { readonly from: PlainDate; readonly until: Instant; readonly officerIds: readonly string[] },
): Promise<readonly OfficerFigures[]> {
  const { rows } = await sql<OfficerFigures>`
    select officer_id as "officerId",
      count(*) filter (where verdict = 'early') as early,
      count(*) filter (where verdict = 'on-time') as "onTime",
      count(*) filter (where verdict = 'late') as late,
      count(*) filter (where asked = 0) as "neverAsked",
      count(*) filter (where asked = 1) as "askedOnce",
      count(*) filter (where asked > 1) as "askedMore"
    from officer_part
    where officer_id = any(${[...officerIds]}::uuid[])
      and settled_at >= ${sqlInstant(midnight(from))} and settled_at < ${sqlInstant(until)}
    group by officer_id`.execute(db);
  return rows;
}
