import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { StepAct } from "#modules/workflows/domain.ts";
import type { TaskState } from "../domain/task.ts";

/** Who held a task from an instant on, and the step's own limit as it stood then. */
export type Holding = {
  readonly from: Instant;
  readonly ownerId: string | null;
  readonly state: TaskState;
  readonly ownDueAt: Instant | null;
};

/** A task of a dossier with everybody who held it, oldest first. */
export type HeldTask = {
  readonly id: string;
  readonly stepCode: string;
  readonly act: StepAct;
  readonly role: Role;
  readonly agencyId: string;
  readonly unitId: string;
  readonly state: TaskState;
  readonly createdAt: Instant;
  /** When it was done, returned or cancelled. */
  readonly endedAt: Instant | null;
  readonly holdings: readonly Holding[];
};

/** The same with instants as text. */
type Written = Omit<HeldTask, "createdAt" | "endedAt" | "holdings"> & {
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly holdings: readonly (Omit<Holding, "from" | "ownDueAt"> & {
    readonly from: string;
    readonly ownDueAt: string | null;
  })[];
};

/** Every task that a dossier ever had with its holders, oldest first; a task without a line was always its owner's. */
export async function listHoldingsOf(db: Db, dossierId: string): Promise<readonly HeldTask[]> {
  const { rows } = await sql<{ task: Written }>`
    select json_build_object('id', t.id, 'stepCode', t.step_code, 'act', t.act, 'role', t.role, 'agencyId', t.agency_id,
      'unitId', t.unit_id, 'state', t.state, 'createdAt', t.created_at, 'endedAt', t.done_at,
      'holdings', json_agg(json_build_object('from', coalesce(h.from_at, t.created_at),
        'ownerId', case when h.task_id is null then t.owner_id else h.owner_id end, 'state', coalesce(h.state, t.state),
        'ownDueAt', case when h.task_id is null then t.own_due_at else h.own_due_at end) order by h.seq)) as task
    from task t left join task_holding h on h.task_id = t.id
    where t.dossier_id = ${dossierId} group by t.id order by t.created_at, t.id`.execute(db);
  const read = instantReader();
  return rows.map(({ task }) => ({
    ...task,
    createdAt: read(task.createdAt),
    endedAt: task.endedAt === null ? null : read(task.endedAt),
    holdings: task.holdings.map((held) => ({
      ...held,
      from: read(held.from),
      ownDueAt: held.ownDueAt === null ? null : read(held.ownDueAt),
    })),
  }));
}

/** Reads each instant once: most stand in several lines, because one task begins where another ends. */
function instantReader(): (text: string) => Instant {
  const known = new Map<string, Instant>();
  return (text) => {
    const instant = known.get(text) ?? Temporal.Instant.from(text);
    known.set(text, instant);
    return instant;
  };
}
