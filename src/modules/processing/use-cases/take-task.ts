import type { Result } from "#kernel/result.ts";
import { listOfficers } from "#modules/identity/index.ts";
import { assignDossier, recordStep, type Acting } from "#modules/dossiers/index.ts";
import type { ProcessingRefusal } from "../domain/refusal.ts";
import { mayDistribute, mayTake } from "../domain/task-policy.ts";
import type { Task } from "../domain/task.ts";
import { saveTask } from "../store/tasks.ts";
import type { StoredTask } from "../store/tables.ts";
import { granted, inOneMoment, refuse, type Course, type Moment } from "./moving.ts";
import { openTask, type TaskTarget } from "./open-task.ts";

/** Takes a free task of one's own position in hand; also one whose owner no longer holds the position. */
export function claimTask(acting: Acting, command: TaskTarget): Promise<Result<Task, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task } = await openTask(moment, command);
    const { officerId } = moment.acting.viewer;
    if (!mayTake(moment.acting.viewer, task)) return refuse({ kind: "processing/not-allowed" });
    const isTaken = task.ownerId !== null && task.ownerId !== officerId && (await holds(moment, task, task.ownerId));
    if (isTaken) return refuse({ kind: "processing/not-allowed" });
    return saveTask(moment.tx, inHandOf(task, officerId), moment.now);
  });
}

/** Puts a task back for everybody of the position. */
export function releaseTask(acting: Acting, command: TaskTarget): Promise<Result<Task, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task } = await openTask(moment, command);
    const isOwn = task.ownerId === moment.acting.viewer.officerId;
    if (!isOwn && !mayDistribute(moment.acting.viewer, task)) return refuse({ kind: "processing/not-allowed" });
    const state = task.state === "suspended" ? "suspended" : "ready";
    return saveTask(moment.tx, { ...task, ownerId: null, state }, moment.now);
  });
}

export type AssignTask = TaskTarget & { readonly officerId: string };

/** Gives a free task to an officer of its position: by the head, the leader, or the centre at its counters (Điều 19.1). */
export function assignTask(acting: Acting, command: AssignTask): Promise<Result<Task, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task, course } = await openTask(moment, command);
    return give(moment, { task, course, officerId: command.officerId });
  });
}

export type ReassignTask = AssignTask & { readonly reason: string };

/** Takes a task from one officer and gives it to another, with a reason that stays in the history. */
export function reassignTask(acting: Acting, command: ReassignTask): Promise<Result<Task, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task, course } = await openTask(moment, command);
    const reason = command.reason.trim();
    if (reason === "") return refuse({ kind: "processing/reason-missing" });
    return give(moment, { task: { ...task, note: reason }, course, officerId: command.officerId });
  });
}

type Gift = { readonly task: StoredTask; readonly course: Course; readonly officerId: string };

async function give(moment: Moment, { task, course, officerId }: Gift): Promise<Task> {
  const { acting, tx, now } = moment;
  if (!mayDistribute(acting.viewer, task)) return refuse({ kind: "processing/not-allowed" });
  if (!(await holds(moment, task, officerId))) return refuse({ kind: "processing/officer-elsewhere" });
  const given = await saveTask(tx, inHandOf(task, officerId), now);
  await tellHistory(moment, course, given);
  return given;
}

/** The officer in charge is named in the dossier's history when a specialist changes; other positions leave a note. */
async function tellHistory({ acting }: Moment, { dossier }: Course, task: StoredTask): Promise<void> {
  const target = { dossierId: dossier.id, version: dossier.version };
  if (task.role === "specialist" && task.ownerId !== null) {
    granted(await assignDossier(acting, { ...target, handlerId: task.ownerId }));
    return;
  }
  if (dossier.state !== "in-progress" || task.note === "") return;
  granted(await recordStep(acting, { ...target, step: "assigned", stepCode: task.stepCode, note: task.note }));
}

function inHandOf(task: StoredTask, officerId: string): StoredTask {
  return { ...task, ownerId: officerId, state: task.state === "suspended" ? "suspended" : "in-hand" };
}

async function holds({ tx }: Moment, task: Task, officerId: string): Promise<boolean> {
  const holders = await listOfficers(tx, { unitId: task.unitId, role: task.role });
  return holders.some((officer) => officer.id === officerId);
}
