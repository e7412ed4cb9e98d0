import type { Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { StepAct } from "#modules/workflows/domain.ts";
import type { Task, TaskState } from "../domain/task.ts";
import type { WorkList } from "../domain/work-list.ts";

type Generated<T> = { __select__: T; __insert__: never; __update__: never };

export type ProcessingTables = {
  task_run: {
    dossier_id: string;
    workflow_version_id: string;
    open: boolean;
    clock_stopped: boolean;
    dossier_due_at: NullableInstantColumn;
    started_at: InstantColumn;
  };
  task: {
    id: string;
    version: number;
    dossier_id: string;
    outcome_no: number | null;
    step_code: string;
    act: StepAct;
    agency_id: string;
    unit_id: string;
    role: Role;
    owner_id: string | null;
    state: TaskState;
    created_at: InstantColumn;
    own_due_at: NullableInstantColumn;
    due_at: NullableInstantColumn;
    suspended_at: NullableInstantColumn;
    done_at: NullableInstantColumn;
    done_by: string | null;
    way: string | null;
    returned_to: string | null;
    note: string;
    list: Generated<WorkList | null>;
  };
  task_holding: {
    task_id: string;
    seq: number;
    owner_id: string | null;
    unit_id: string;
    state: TaskState;
    own_due_at: NullableInstantColumn;
    from_at: InstantColumn;
  };
  watched_dossier: {
    id: string;
    code: string | null;
    agency_id: string;
    receiving_unit_id: string;
    state: string;
    accepted_at: InstantColumn;
    due_at: NullableInstantColumn;
  };
};

/** The handle narrowed to this slice's own tables. */
export function tablesOf(db: Db) {
  return db.withTables<ProcessingTables>();
}

/** A task as it is stored: with its place in the history and its own, uncapped due. */
export type StoredTask = Task & { readonly outcomeNo: number | null; readonly ownDueAt: Instant | null };

export type RunRow = Selectable<ProcessingTables["task_run"]>;

export type TaskRow = {
  readonly id: string;
  readonly version: number;
  readonly dossier_id: string;
  readonly outcome_no: number | null;
  readonly step_code: string;
  readonly act: StepAct;
  readonly agency_id: string;
  readonly unit_id: string;
  readonly role: Role;
  readonly owner_id: string | null;
  readonly state: TaskState;
  readonly created_at: Instant;
  readonly own_due_at: Instant | null;
  readonly due_at: Instant | null;
  readonly suspended_at: Instant | null;
  readonly done_at: Instant | null;
  readonly done_by: string | null;
  readonly way: string | null;
  readonly returned_to: string | null;
  readonly note: string;
};

/** The task that a row holds. */
export function taskOf(row: TaskRow): StoredTask {
  return {
    id: row.id,
    version: row.version,
    dossierId: row.dossier_id,
    outcomeNo: row.outcome_no,
    stepCode: row.step_code,
    act: row.act,
    agencyId: row.agency_id,
    unitId: row.unit_id,
    role: row.role,
    ownerId: row.owner_id,
    state: row.state,
    createdAt: row.created_at,
    ownDueAt: row.own_due_at,
    dueAt: row.due_at,
    suspendedAt: row.suspended_at,
    doneAt: row.done_at,
    doneBy: row.done_by,
    way: row.way,
    returnedTo: row.returned_to,
    note: row.note,
  };
}

/** The row that holds a task, without what the database works out itself. */
export function rowOf(task: StoredTask) {
  const text = (at: Instant | null) => (at === null ? null : at.toString());
  return {
    id: task.id,
    version: task.version,
    dossier_id: task.dossierId,
    outcome_no: task.outcomeNo,
    step_code: task.stepCode,
    act: task.act,
    agency_id: task.agencyId,
    unit_id: task.unitId,
    role: task.role,
    owner_id: task.ownerId,
    state: task.state,
    created_at: task.createdAt.toString(),
    own_due_at: text(task.ownDueAt),
    due_at: text(task.dueAt),
    suspended_at: text(task.suspendedAt),
    done_at: text(task.doneAt),
    done_by: task.doneBy,
    way: task.way,
    returned_to: task.returnedTo,
    note: task.note,
  };
}

/** The line of `task_holding` that belongs to a version of a task. */
export function holdingOf(task: StoredTask, from: Instant) {
  return {
    task_id: task.id,
    seq: task.version,
    owner_id: task.ownerId,
    unit_id: task.unitId,
    state: task.state,
    own_due_at: task.ownDueAt === null ? null : task.ownDueAt.toString(),
    from_at: from.toString(),
  };
}
