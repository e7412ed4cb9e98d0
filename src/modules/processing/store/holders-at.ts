import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

/** In whose hands a dossier was: the unit of its open task, and the officer when one had taken it. */
export type HolderAt = { readonly dossierId: string; readonly unitId: string; readonly officerId: string | null };

type HoldersAsked = { readonly dossierIds: readonly string[]; readonly at: Instant };

/** Who held each dossier just before an instant; one without an open task then is left out. */
export async function listHoldersAt(db: Db, { dossierIds, at }: HoldersAsked): Promise<readonly HolderAt[]> {
  if (dossierIds.length === 0) return [];
  const end = sqlInstant(at);
  const { rows } = await sql<HolderAt>`
    select distinct on (t.dossier_id) t.dossier_id as "dossierId", coalesce(h.unit_id, t.unit_id) as "unitId",
      case when h.task_id is null then t.owner_id else h.owner_id end as "officerId"
    from task t left join lateral (
      select task_id, unit_id, owner_id from task_holding
      where task_id = t.id and from_at < ${end} order by seq desc limit 1
    ) as h on true
    where t.dossier_id = any(${[...dossierIds]}::uuid[]) and t.created_at < ${end}
      and (t.done_at is null or t.done_at >= ${end})
    order by t.dossier_id, t.created_at, t.id`.execute(db);
  return rows;
}
