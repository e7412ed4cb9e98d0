import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import { holdingOf, rowOf, tablesOf, taskOf, type RunRow, type StoredTask } from "./tables.ts";

/** By which version of a process a dossier runs. */
export type StoredRun = {
  readonly dossierId: string;
  readonly workflowVersionId: string;
  readonly clockStopped: boolean;
  readonly isOpen: boolean;
  readonly dueAt: Instant | null;
};

/** The task with that id, or undefined. */
export async function findTask(db: Db, id: string): Promise<StoredTask | undefined> {
  const row = await tablesOf(db).selectFrom("task").selectAll().where("id", "=", id).executeTakeFirst();
  return row && taskOf(row);
}

/** Every task that a dossier ever had, oldest first. */
export async function listTasksOf(db: Db, dossierId: string): Promise<readonly StoredTask[]> {
  const rows = await tablesOf(db)
    .selectFrom("task")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(taskOf);
}

/** The run of a dossier, or undefined before it is accepted. */
export async function findRun(db: Db, dossierId: string): Promise<StoredRun | undefined> {
  const row = await tablesOf(db)
    .selectFrom("task_run")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .executeTakeFirst();
  return row && runOfRow(row);
}

function runOfRow(row: RunRow): StoredRun {
  return {
    dossierId: row.dossier_id,
    workflowVersionId: row.workflow_version_id,
    clockStopped: row.clock_stopped,
    isOpen: row.open,
    dueAt: row.dossier_due_at,
  };
}

/** Locks the run: whoever moves the dossier on waits here for the one before. */
export async function lockRun(tx: Tx, dossierId: string): Promise<StoredRun | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("task_run")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .forUpdate()
    .executeTakeFirst();
  return row && runOfRow(row);
}

/** The run that a task belongs to, locked like `lockRun`. */
export async function lockRunOfTask(tx: Tx, taskId: string): Promise<StoredRun | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("task_run")
    .selectAll()
    .where("dossier_id", "=", (query) => query.selectFrom("task").select("dossier_id").where("id", "=", taskId))
    .forUpdate()
    .executeTakeFirst();
  return row && runOfRow(row);
}

/** Begins the run of a dossier that was just accepted. */
export async function insertRun(
  tx: Tx,
  run: {
    readonly dossierId: string;
    readonly workflowVersionId: string;
    readonly dueAt: Instant | null;
    readonly at: Instant;
  },
): Promise<void> {
  await tablesOf(tx)
    .insertInto("task_run")
    .values({
      dossier_id: run.dossierId,
      workflow_version_id: run.workflowVersionId,
      open: true,
      clock_stopped: false,
      dossier_due_at: run.dueAt === null ? null : run.dueAt.toString(),
      started_at: run.at.toString(),
    })
    .execute();
}

/** Keeps with the run what lists and the watchdog ask for. */
export async function saveRun(
  tx: Tx,
  run: {
    readonly dossierId: string;
    readonly isOpen: boolean;
    readonly clockStopped: boolean;
    readonly dueAt: Instant | null;
  },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("task_run")
    .set({
      open: run.isOpen,
      clock_stopped: run.clockStopped,
      dossier_due_at: run.dueAt === null ? null : run.dueAt.toString(),
    })
    .where("dossier_id", "=", run.dossierId)
    .execute();
}

/** Writes new tasks, and who holds each from its beginning on, in one statement. */
export async function insertTasks(tx: Tx, tasks: readonly StoredTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tablesOf(tx)
    .with("opened", (query) => query.insertInto("task").values(tasks.map(rowOf)))
    .insertInto("task_holding")
    .values(tasks.map((task) => holdingOf(task, task.createdAt)))
    .execute();
}

/**
 * Writes a changed task as its next version, and who holds it from now on, in one statement. Throws when somebody
 * changed it since: the run was not locked.
 */
export async function saveTask(tx: Tx, task: StoredTask, now: Instant): Promise<StoredTask> {
  const next = { ...task, version: task.version + 1 };
  const { id, ...row } = rowOf(next);
  const holding = holdingOf(next, now);
  const result = await tablesOf(tx)
    .with("moved", (query) =>
      query
        .updateTable("task")
        .set(row)
        .where("id", "=", id)
        .where("version", "=", task.version)
        .returning(["id", "version", "owner_id", "unit_id", "state", "own_due_at"]),
    )
    .insertInto("task_holding")
    .columns(["task_id", "seq", "owner_id", "unit_id", "state", "own_due_at", "from_at"])
    .expression((query) =>
      query
        .selectFrom("moved")
        .select(["id", "version", "owner_id", "unit_id", "state", "own_due_at"])
        .select(sql<Instant>`${holding.from_at}::timestamptz`.as("from_at")),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Error("a task was changed without the lock of its run");
  return next;
}

/** Ids of the process versions by which these dossiers run. */
export async function listRuns(db: Db, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom("task_run")
    .select(["dossier_id", "workflow_version_id"])
    .where("dossier_id", "in", dossierIds)
    .execute();
  return new Map(rows.map((row) => [row.dossier_id, row.workflow_version_id]));
}
