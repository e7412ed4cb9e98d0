import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { DossierState } from "../domain/dossier.ts";

export type SameOwnerDossier = {
  readonly id: string;
  readonly code: string | null;
  readonly state: DossierState;
  readonly submittedAt: Instant;
};

/** How long ago another dossier of the same owner and procedure still counts as perhaps the same one. */
const LOOK_BACK_HOURS = 30 * 24;

/** Dossiers of one owner for one procedure that are open, or were received in the last 30 days; newest first, at most 5. */
export async function listSameOwner(
  db: Db,
  { ownerId, procedureId, now }: { readonly ownerId: string; readonly procedureId: string; readonly now: Instant },
): Promise<readonly SameOwnerDossier[]> {
  const since = sqlInstant(now.subtract({ hours: LOOK_BACK_HOURS }));
  const { rows } = await sql<SameOwnerDossier>`
    select id, code, state, submitted_at as "submittedAt" from dossier
    where owner_id = ${ownerId} and procedure_id = ${procedureId} and (ended_at is null or submitted_at > ${since})
    order by submitted_at desc limit 5`.execute(db);
  return rows;
}
