import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Role } from "#modules/identity/domain.ts";

/** A dossier that was accepted, has not ended, and that nobody has anything to do with. */
export type Forsaken = {
  readonly dossierId: string;
  readonly code: string | null;
  readonly agencyId: string;
  readonly since: Instant;
};

const MOST = 1000;

/** Accepted open dossiers without an open task. */
export async function listForsaken(db: Db): Promise<readonly Forsaken[]> {
  const { rows } = await sql<{ id: string; code: string | null; agency_id: string; accepted_at: Instant }>`
    select d.id, d.code, d.agency_id, d.accepted_at from watched_dossier d
    where not exists (select from task t where t.dossier_id = d.id and t.list is not null)
    order by d.accepted_at limit ${MOST}`.execute(db);
  return rows.map((row) => ({ dossierId: row.id, code: row.code, agencyId: row.agency_id, since: row.accepted_at }));
}

/** Positions that have open tasks, and the officers who own some of them. */
export type Burden = {
  readonly unitId: string;
  readonly role: Role;
  readonly ownerId: string | null;
  readonly tasks: number;
  readonly dossierIds: readonly string[];
};

/** Open tasks gathered by position and owner, with up to five dossiers as examples. */
export async function listBurdens(db: Db): Promise<readonly Burden[]> {
  const { rows } = await sql<{
    unit_id: string;
    role: Role;
    owner_id: string | null;
    tasks: number;
    examples: string[];
  }>`
    select t.unit_id, t.role, t.owner_id, count(*) as tasks, (array_agg(t.dossier_id order by t.created_at))[1:5] as examples
    from task t where t.list is not null group by t.unit_id, t.role, t.owner_id`.execute(db);
  return rows.map((row) => ({
    unitId: row.unit_id,
    role: row.role,
    ownerId: row.owner_id,
    tasks: row.tasks,
    dossierIds: row.examples,
  }));
}

/** A dossier that the counter should have forwarded already (NĐ 61/2018 Điều 18). */
export type LateForwarding = { readonly dossierId: string; readonly unitId: string; readonly dueAt: Instant };

/** Receiving tasks whose forwarding is overdue. */
export async function listLateForwardings(db: Db, now: Instant): Promise<readonly LateForwarding[]> {
  const { rows } = await sql<{ dossier_id: string; unit_id: string; due_at: Instant }>`
    select t.dossier_id, t.unit_id, t.due_at from task t
    where t.list = 'receiving' and t.due_at < ${now.toString()} order by t.due_at, t.id limit ${MOST}`.execute(db);
  return rows.map((row) => ({ dossierId: row.dossier_id, unitId: row.unit_id, dueAt: row.due_at }));
}
