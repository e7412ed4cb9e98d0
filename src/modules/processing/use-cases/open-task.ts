import { findDossier, maySee } from "#modules/dossiers/index.ts";
import { isOpen } from "../domain/task.ts";
import { listTasksOf, lockRunOfTask } from "../store/tasks.ts";
import type { StoredTask } from "../store/tables.ts";
import { definitionOf, refuse, type Course, type Moment } from "./moving.ts";

/** Which task, as the person saw it: an act on another version than this is refused. */
export type TaskTarget = { readonly taskId: string; readonly version: number };

/** The task with its dossier and course, locked against everybody else who moves the dossier. */
export async function openTask(
  { tx, acting }: Moment,
  { taskId, version }: TaskTarget,
): Promise<{ readonly task: StoredTask; readonly course: Course }> {
  const run = await lockRunOfTask(tx, taskId);
  const dossier = run && (await findDossier(tx, run.dossierId));
  if (run === undefined || dossier === undefined || !maySee(acting.viewer, dossier)) {
    return refuse({ kind: "processing/not-found" });
  }
  const tasks = await listTasksOf(tx, dossier.id);
  const task = tasks.find((each) => each.id === taskId);
  if (task === undefined) return refuse({ kind: "processing/not-found" });
  if (task.version !== version) {
    const { state, doneBy, ownerId, doneAt } = task;
    return refuse({ kind: "processing/stale", current: task.version, state, by: doneBy ?? ownerId, at: doneAt });
  }
  if (!isOpen(task)) return refuse({ kind: "processing/over" });
  const definition = await definitionOf(tx, run.workflowVersionId);
  return { task, course: { dossier, definition, tasks, run } };
}
