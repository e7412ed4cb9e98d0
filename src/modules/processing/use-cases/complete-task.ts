import type { Result } from "#kernel/result.ts";
import {
  assignDossier,
  recordStep,
  resolveDossier,
  type Acting,
  type Dossier,
  type RecordedStep,
  type Resolution,
  type StepKind,
} from "#modules/dossiers/index.ts";
import { findStep, type Step, type StepAct } from "#modules/workflows/index.ts";
import type { ProcessingRefusal } from "../domain/refusal.ts";
import { activeSteps, completeStep, isClockStopped } from "../domain/run.ts";
import { mayWorkOn, mustNotSign, signerOf } from "../domain/task-policy.ts";
import { isOpen } from "../domain/task.ts";
import type { StoredTask } from "../store/tables.ts";
import { listTasksOf, saveTask } from "../store/tasks.ts";
import { handedTo } from "./hand-to-agency.ts";
import { holderOf, type Holder } from "./holder.ts";
import { granted, inOneMoment, nextOutcome, refuse, runOf, settle, type Course, type Moment } from "./moving.ts";
import { openTask, type TaskTarget } from "./open-task.ts";

/** The result of the whole procedure, asked for at the last step of the agencies. */
export type StepResult = Omit<Resolution, "signerId">;

export type CompleteTask = TaskTarget & {
  /** Which way on, where the table gives a choice. */
  readonly way?: string;
  readonly note?: string;
  /** Who handles the next step; required at the act of assigning. */
  readonly assigneeId?: string;
  readonly result?: StepResult;
};

/** The dossier after the step, and who has it in hand now. */
export type Moved = { readonly dossier: Dossier; readonly next: readonly Holder[] };

/**
 * Finishes a step: records the legal act on the dossier, hands on to the next position, between agencies too,
 * and at the last step enters the result (NĐ 61/2018 Điều 18-20). All or nothing.
 */
export function completeTask(acting: Acting, command: CompleteTask): Promise<Result<Moved, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task, course } = await openTask(moment, command);
    const { viewer } = moment.acting;
    if (!mayWorkOn(viewer, task)) return refuse({ kind: "processing/not-allowed" });
    if (task.state === "suspended") return refuse({ kind: "processing/suspended" });
    if (task.act === "return-result") return refuse({ kind: "processing/by-hand-over" });
    const { dossier, definition, tasks } = course;
    if (mustNotSign(viewer.officerId, { act: task.act, immediate: dossier.immediate, history: tasks })) {
      return refuse({ kind: "processing/same-officer" });
    }
    const before = runOf(definition, tasks);
    const way = chosenWay(findStep(definition, task.stepCode), command.way);
    const after = granted(completeStep(definition, before, { step: task.stepCode, way }));
    const next = activeSteps(definition, after).filter((code) => !activeSteps(definition, before).includes(code));
    const nextSteps = next.flatMap((code) => findStep(definition, code) ?? []);
    const isAssigned = task.act === "assign" && nextSteps.some((step) => step.actor.role === "specialist");
    if (isAssigned && command.assigneeId === undefined) return refuse({ kind: "processing/officer-missing" });

    const done: StoredTask = {
      ...task,
      state: "done",
      ownerId: viewer.officerId,
      doneAt: moment.now,
      doneBy: viewer.officerId,
      outcomeNo: nextOutcome(tasks),
      way,
      note: command.note?.trim() ?? "",
    };
    const saved = await saveTask(moment.tx, done, moment.now);
    const past = withTask(course, saved);
    const clock = clockOf(isClockStopped(definition, before), isClockStopped(definition, after), nextSteps);
    const legal = await legalActs(moment, past, { command, done, nextSteps, clock });
    return handOn(moment, { ...past, dossier: legal }, { next, assigneeId: command.assigneeId });
  });
}

/** The course after one of its tasks was saved. */
export function withTask(course: Course, saved: StoredTask): Course {
  return { ...course, tasks: course.tasks.map((task) => (task.id === saved.id ? saved : task)) };
}

/** Opens the next tasks, after the dossier has its new due date, and tells who holds them. */
export async function handOn(
  moment: Moment,
  course: Course,
  { next, assigneeId }: { readonly next: readonly string[]; readonly assigneeId: string | undefined },
): Promise<Moved> {
  // Resolving has ended what was still open beside this step.
  const isResolved = course.dossier.state === "resolved";
  const tasks = isResolved ? await listTasksOf(moment.tx, course.dossier.id) : course.tasks;
  const owners = new Map(assigneeId === undefined ? [] : next.map((code) => [code, assigneeId]));
  const opened = await settle(moment, { ...course, tasks }, owners);
  if (assigneeId !== undefined && !opened.some((task) => task.ownerId === assigneeId)) {
    return refuse({ kind: "processing/officer-elsewhere" });
  }
  const holders: Holder[] = [];
  for (const task of [...tasks.filter(isOpen), ...opened])
    holders.push(await holderOf(moment.tx, task, course.definition));
  const { dossier } = course;
  return { dossier, next: holders.filter((holder) => next.length === 0 || next.includes(holder.task.stepCode)) };
}

const STEP_KINDS = {
  receive: "received",
  assign: "assigned",
  appraise: "appraised",
  review: "reviewed",
  sign: "signed",
  register: "registered",
  decide: "decided",
  convene: "convened",
  consult: "consulted",
  "await-applicant": "explained",
} as const satisfies Record<Exclude<StepAct, "return-result">, StepKind>;

type Finished = {
  readonly command: CompleteTask;
  readonly done: StoredTask;
  readonly nextSteps: readonly Step[];
  readonly clock: RecordedStep["clock"];
};

/** What the finished step means in law, in order: the step itself, the officer in charge, the hand-over, the result. */
async function legalActs(moment: Moment, course: Course, finished: Finished): Promise<Dossier> {
  const { acting } = moment;
  const { command, done, nextSteps, clock } = finished;
  if (done.act === "return-result") return course.dossier;
  let { dossier } = course;
  const target = () => ({ dossierId: dossier.id, version: dossier.version });
  dossier = granted(
    await recordStep(acting, {
      ...target(),
      step: STEP_KINDS[done.act],
      stepCode: done.stepCode,
      note: done.note,
      ...(clock === undefined ? {} : { clock }),
    }),
  );
  if (done.act === "assign" && command.assigneeId !== undefined) {
    dossier = granted(await assignDossier(acting, { ...target(), handlerId: command.assigneeId }));
  }
  dossier = await handedTo(moment, dossier, nextSteps);
  const isLast = nextSteps.length > 0 && nextSteps.every((step) => step.act === "return-result");
  if (!isLast) return dossier;
  if (command.result === undefined) return refuse({ kind: "processing/result-missing" });
  const signerId = signerOf(course.tasks) ?? acting.viewer.officerId;
  return granted(await resolveDossier(acting, { ...target(), ...command.result, signerId }));
}

function chosenWay(step: Step | undefined, way: string | undefined): string | null {
  const isChoice = step !== undefined && step.split === undefined && step.next.length > 1;
  return isChoice ? (way ?? null) : null;
}

function clockOf(wasStopped: boolean, isStopped: boolean, next: readonly Step[]): RecordedStep["clock"] {
  if (wasStopped === isStopped) return undefined;
  const [step] = next;
  if (isStopped) return { kind: "pause", reason: `${step?.title.vi ?? "Bước sau"}: không tính thời gian` };
  return { kind: "resume", reason: `Tiếp tục: ${step?.title.vi ?? "bước sau"}` };
}
