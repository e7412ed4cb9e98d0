import { err, ok, type Result } from "#kernel/result.ts";
import { momentIn, type Moment as MomentOf } from "#platform/act.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import { fieldOfVersion } from "#modules/procedures/index.ts";
import type { Acting, Dossier } from "#modules/dossiers/index.ts";
import { findStep, getWorkflowVersion, type WorkflowDefinition } from "#modules/workflows/index.ts";
import type { ProcessingRefusal } from "../domain/refusal.ts";
import { activeSteps, isClockStopped, replay, type Run, type StepOutcome } from "../domain/run.ts";
import { capped, ownDue } from "../domain/task-due.ts";
import { positionOf, type Position, type Surroundings } from "../domain/task-place.ts";
import { isOpen, type Task } from "../domain/task.ts";
import { insertTasks, saveRun, saveTask, type StoredRun } from "../store/tasks.ts";
import type { StoredTask } from "../store/tables.ts";
import { readHolders, readHouse } from "./read-once.ts";

/** What a piece of an act on a dossier's tasks is given. */
export type Moment = MomentOf<Acting>;

/** A dossier in its process: the table it runs by, and everything done and to do. */
export type Course = {
  readonly dossier: Dossier;
  readonly definition: WorkflowDefinition;
  readonly tasks: readonly StoredTask[];
  /** The run as it was when it was locked, where it is known: what has not changed is not written again. */
  readonly run?: StoredRun;
};

/** Thrown to undo everything when a later part of one act is refused; caught here and nowhere else. */
class Undo extends Error {
  readonly refusal: ProcessingRefusal;
  constructor(refusal: ProcessingRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Refuses from deep within an act; nothing of the act remains. */
export function refuse(refusal: ProcessingRefusal): never {
  throw new Undo(refusal);
}

/** The value, or the end of the act. */
export function granted<T>(result: Result<T, ProcessingRefusal>): T {
  return result.ok ? result.value : refuse(result.error);
}

/** Runs an act in the caller's transaction or its own; a refusal leaves no trace. */
export function inOneMoment<T>(
  acting: Acting,
  work: (moment: Moment) => Promise<T>,
): Promise<Result<T, ProcessingRefusal>> {
  return attempt<T, ProcessingRefusal>(acting.db, async (tx) => {
    try {
      return ok(await work(await momentIn(acting, tx)));
    } catch (error) {
      if (error instanceof Undo) return err(error.refusal);
      throw error;
    }
  });
}

/** Versions that dossiers run by were published and never change: each is read once by a process. */
const DEFINITIONS = new Map<string, WorkflowDefinition>();
const MOST_DEFINITIONS = 1000;

/** The table that a run goes by. */
export async function definitionOf(db: Db, workflowVersionId: string): Promise<WorkflowDefinition> {
  const known = DEFINITIONS.get(workflowVersionId);
  if (known !== undefined) return known;
  const { definition, state } = await getWorkflowVersion(db, workflowVersionId);
  if (state === "draft") throw new Error(`dossiers must not run by the draft ${workflowVersionId}`);
  if (DEFINITIONS.size >= MOST_DEFINITIONS) DEFINITIONS.clear();
  DEFINITIONS.set(workflowVersionId, definition);
  return definition;
}

/** The run as the finished tasks tell it. */
export function runOf(definition: WorkflowDefinition, tasks: readonly StoredTask[]): Run {
  return replay(definition, historyOf(tasks));
}

function historyOf(tasks: readonly StoredTask[]): readonly StepOutcome[] {
  return tasks
    .filter((task) => task.outcomeNo !== null)
    .toSorted((a, b) => (a.outcomeNo ?? 0) - (b.outcomeNo ?? 0))
    .map((task) =>
      task.returnedTo === null
        ? { kind: "completed", step: task.stepCode, way: task.way }
        : { kind: "returned", step: task.stepCode, to: task.returnedTo },
    );
}

/** The number that the next outcome of the dossier gets. */
export function nextOutcome(tasks: readonly StoredTask[]): number {
  return Math.max(0, ...tasks.map((task) => task.outcomeNo ?? 0)) + 1;
}

/**
 * Makes the open tasks equal to the active steps: cancels what is no longer active, opens what became active.
 * `owners` names who gets a step; else the officer in charge, else who did it before, else nobody yet.
 */
export async function settle(
  { tx, acting, now }: Moment,
  { dossier, definition, tasks, run: known }: Course,
  owners: ReadonlyMap<string, string> = new Map(),
): Promise<readonly StoredTask[]> {
  const run = runOf(definition, tasks);
  const active = activeSteps(definition, run);
  const open = tasks.filter(isOpen);
  for (const task of open.filter((each) => !active.includes(each.stepCode))) {
    await saveTask(
      tx,
      {
        ...task,
        state: "cancelled",
        suspendedAt: null,
        doneAt: now,
        doneBy: acting.viewer.officerId,
      },
      now,
    );
  }
  const surroundings = await surroundingsOf(tx, dossier);
  const opened: StoredTask[] = [];
  for (const code of active.filter((each) => !open.some((task) => task.stepCode === each))) {
    const step = findStep(definition, code);
    const position = step && positionOf(step, surroundings);
    if (step === undefined || position === undefined) return refuse({ kind: "processing/nobody-there", step: code });
    const ownerId = await ownerFor(tx, position, [
      owners.get(code),
      ...previousDoers(tasks, code, position),
      dossier.handlerId,
    ]);
    const own = ownDue(step, now, acting.calendar);
    opened.push({
      id: acting.newId(),
      version: 1,
      dossierId: dossier.id,
      outcomeNo: null,
      stepCode: code,
      act: step.act,
      ...position,
      ownerId,
      state: ownerId === null ? "ready" : "in-hand",
      createdAt: now,
      ownDueAt: own,
      dueAt: capped(own, dossier.dueAt),
      suspendedAt: null,
      doneAt: null,
      doneBy: null,
      way: null,
      returnedTo: null,
      note: "",
    });
  }
  await insertTasks(tx, opened);
  const standing = {
    dossierId: dossier.id,
    isOpen: active.length > 0,
    clockStopped: isClockStopped(definition, run),
    dueAt: dossier.dueAt,
  };
  if (known === undefined || !isSameStanding(known, standing)) await saveRun(tx, standing);
  return opened;
}

type Standing = Pick<StoredRun, "isOpen" | "clockStopped" | "dueAt">;

function isSameStanding(a: Standing, b: Standing): boolean {
  const isSameDue = a.dueAt === null || b.dueAt === null ? a.dueAt === b.dueAt : a.dueAt.equals(b.dueAt);
  return a.isOpen === b.isOpen && a.clockStopped === b.clockStopped && isSameDue;
}

/** Who did this very step before, or else worked on the dossier in the same position. */
function previousDoers(tasks: readonly Task[], code: string, position: Position): readonly (string | null)[] {
  const done = tasks.filter((task) => task.doneBy !== null && task.state === "done").toReversed();
  const sameStep = done.find((task) => task.stepCode === code);
  const samePosition = done.find((task) => task.unitId === position.unitId && task.role === position.role);
  return [sameStep?.doneBy ?? null, samePosition?.doneBy ?? null];
}

/** The first candidate who holds the position today. */
async function ownerFor(
  tx: Tx,
  position: Position,
  candidates: readonly (string | null | undefined)[],
): Promise<string | null> {
  const wanted = candidates.filter((candidate) => candidate !== null && candidate !== undefined);
  if (wanted.length === 0) return null;
  const holders = new Set((await readHolders(tx, position)).map((officer) => officer.id));
  return wanted.find((candidate) => holders.has(candidate)) ?? null;
}

/** What positions are found by. */
export async function surroundingsOf(db: Db, dossier: Dossier): Promise<Surroundings> {
  const house = await readHouse(db);
  const field = await fieldOfVersion(db, dossier.versionId);
  const { agencyId, receivingUnitId } = dossier;
  return { ...house, agencyId, receivingUnitId, fieldName: field?.name ?? "" };
}
