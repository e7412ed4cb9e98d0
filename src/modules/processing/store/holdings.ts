import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
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

type Row = Omit<HeldTask, "holdings"> & Holding & { readonly heldState: TaskState };

/** Every task that a dossier ever had with its holders, oldest first; a task without a line was always its owner's. */
export async function listHoldingsOf(db: Db, dossierId: string): Promise<readonly HeldTask[]> {
  const { rows } = await sql<Row>`
    select t.id, t.step_code as "stepCode", t.act, t.role, t.agency_id as "agencyId", t.unit_id as "unitId", t.state,
      t.created_at as "createdAt", t.done_at as "endedAt", coalesce(h.from_at, t.created_at) as "from",
      case when h.task_id is null then t.owner_id else h.owner_id end as "ownerId",
      coalesce(h.state, t.state) as "heldState",
      case when h.task_id is null then t.own_due_at else h.own_due_at end as "ownDueAt"
    from task t left join task_holding h on h.task_id = t.id
    where t.dossier_id = ${dossierId} order by t.created_at, t.id, h.seq`.execute(db);
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(heldTask);
}

function heldTask(rows: readonly Row[]): readonly HeldTask[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { id, stepCode, act, role, agencyId, unitId, state, createdAt, endedAt } = first;
  const holdings = rows.map(({ from, ownerId, heldState, ownDueAt }) => ({
    from,
    ownerId,
    state: heldState,
    ownDueAt,
  }));
  return [{ id, stepCode, act, role, agencyId, unitId, state, createdAt, endedAt, holdings }];
}
