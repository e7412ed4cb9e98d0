import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Acting, Dossier, DossierEvent, Reaction } from "#modules/dossiers/index.ts";
import { ensureStandardWorkflow, findPublishedWorkflow } from "#modules/workflows/index.ts";
import { capped, dueAfterPause, ownDue } from "../domain/task-due.ts";
import { isOpen } from "../domain/task.ts";
import { insertRun, insertTasks, listTasksOf, lockRun, saveRun, saveTask } from "../store/tasks.ts";
import type { StoredTask } from "../store/tables.ts";
import { definitionOf, nextOutcome, settle, type Moment } from "./moving.ts";

/** How processing hears of a dossier, in the same transaction: tasks begin, stand still, go on and end with it. */
export const reactToDossier: Reaction = async (tx, dossier, events, acting) => {
  for (const event of events) await reactTo({ tx, acting, now: event.at }, dossier, event);
};

async function reactTo(moment: Moment, dossier: Dossier, event: DossierEvent): Promise<void> {
  switch (event.kind) {
    case "dossier-accepted":
      return begin(moment, dossier);
    case "supplement-requested":
    case "obligation-requested":
      return suspend(moment, dossier);
    case "supplement-supplied":
      return resume(moment, dossier, dossier.supplementRule === "reset" ? "afresh" : "where-it-stopped");
    case "obligation-met":
      return resume(moment, dossier, "where-it-stopped");
    case "deadline-extended":
    case "deadline-adjusted":
      return recap(moment, dossier);
    case "dossier-stopped":
    case "dossier-withdrawn":
      return endAll(moment, dossier);
    case "dossier-resolved":
      return toReturnDesk(moment, dossier);
    case "dossier-handed-over":
      return finishReturn(moment, dossier);
    case "dossier-submitted":
    case "dossier-refused":
    case "dossier-assigned":
    case "step-recorded":
    case "dossier-transferred":
    case "fee-paid":
    case "fee-charged":
    case "payment-voided":
    case "fee-refunded":
    case "delivery-moved":
    case "originals-given-back":
    case "dossier-closed":
      return;
  }
}

/** The first task: forwarding, in the hands of the officer who received the dossier. */
async function begin(moment: Moment, dossier: Dossier): Promise<void> {
  const { tx, acting, now } = moment;
  const workflowVersionId = dossier.workflowVersionId ?? (await usualProcess(tx, dossier, acting, now));
  const definition = await definitionOf(tx, workflowVersionId);
  await insertRun(tx, { dossierId: dossier.id, workflowVersionId, dueAt: dossier.dueAt, at: now });
  const { viewer } = acting;
  const first = definition.steps[0];
  const here = viewer.appointments.find(
    (held) => held.unitId === dossier.receivingUnitId && held.role === "counter-officer",
  );
  if (first?.actor.place !== "centre" || here === undefined) {
    await settle(moment, { dossier, definition, tasks: [] });
    return;
  }
  const own = ownDue(first, now, acting.calendar);
  await insertTasks(tx, [
    {
      id: acting.newId(),
      version: 1,
      dossierId: dossier.id,
      outcomeNo: null,
      stepCode: first.code,
      act: first.act,
      ...here,
      ownerId: viewer.officerId,
      state: "in-hand",
      createdAt: now,
      ownDueAt: own,
      dueAt: capped(own, dossier.dueAt),
      suspendedAt: null,
      doneAt: null,
      doneBy: null,
      way: null,
      returnedTo: null,
      note: "",
    },
  ]);
}

/** A case without a process of its own runs by the standard one for its limit; nothing accepted stays without tasks. */
async function usualProcess(tx: Tx, dossier: Dossier, { newId }: Acting, now: Instant): Promise<string> {
  if (dossier.immediate || dossier.rule === null || dossier.rule.sameDay === true) {
    const immediate = await findPublishedWorkflow(tx, "IMMEDIATE");
    if (immediate !== undefined) return immediate.id;
  }
  const limit = dossier.rule?.limit ?? { value: 1, unit: "working-day" };
  return ensureStandardWorkflow(tx, limit, { newId, now });
}

async function suspend({ tx, now }: Moment, dossier: Dossier): Promise<void> {
  for (const task of await openTasks(tx, dossier.id)) {
    if (task.state === "suspended") continue;
    await saveTask(tx, { ...task, state: "suspended", suspendedAt: now, dueAt: null }, now);
  }
}

/** Afresh: the step has its whole limit again (NĐ 61/2018 Điều 19.4); else it goes on with the time it had left. */
async function resume(
  { tx, acting, now }: Moment,
  dossier: Dossier,
  how: "afresh" | "where-it-stopped",
): Promise<void> {
  const run = await lockRun(tx, dossier.id);
  if (run === undefined) return;
  const definition = await definitionOf(tx, run.workflowVersionId);
  for (const task of await openTasks(tx, dossier.id)) {
    if (task.suspendedAt === null) continue;
    const step = definition.steps.find((each) => each.code === task.stepCode);
    const own =
      how === "afresh" && step !== undefined
        ? ownDue(step, now, acting.calendar)
        : dueAfterPause(task.ownDueAt, { from: task.suspendedAt, to: now }, acting.calendar);
    await saveTask(
      tx,
      {
        ...task,
        state: task.ownerId === null ? "ready" : "in-hand",
        suspendedAt: null,
        ownDueAt: own,
        dueAt: capped(own, dossier.dueAt),
      },
      now,
    );
  }
  await saveRun(tx, { ...run, isOpen: true, dueAt: dossier.dueAt });
}

/** The dossier's own date moved; no task is due later than it. */
async function recap({ tx, now }: Moment, dossier: Dossier): Promise<void> {
  const run = await lockRun(tx, dossier.id);
  if (run === undefined) return;
  for (const task of await openTasks(tx, dossier.id)) {
    if (task.state === "suspended") continue;
    await saveTask(tx, { ...task, dueAt: capped(task.ownDueAt, dossier.dueAt) }, now);
  }
  await saveRun(tx, { ...run, isOpen: true, dueAt: dossier.dueAt });
}

async function endAll({ tx, acting, now }: Moment, dossier: Dossier): Promise<void> {
  const run = await lockRun(tx, dossier.id);
  if (run === undefined) return;
  for (const task of await openTasks(tx, dossier.id)) {
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
  await saveRun(tx, { ...run, isOpen: false, dueAt: null });
}

/**
 * A result entered outside the tasks (by program, or at once at the counter) jumps to the return desk: every step
 * still open is finished by whoever resolved, so that the history stays whole.
 */
async function toReturnDesk(moment: Moment, dossier: Dossier): Promise<void> {
  const { tx } = moment;
  const run = await lockRun(tx, dossier.id);
  if (run === undefined) return;
  const definition = await definitionOf(tx, run.workflowVersionId);
  for (let round = 0; round < definition.steps.length; round += 1) {
    const tasks = await listTasksOf(tx, dossier.id);
    const open = tasks.find((task) => isOpen(task) && task.act !== "return-result");
    if (open === undefined) return;
    const step = definition.steps.find((each) => each.code === open.stepCode);
    const isChoice = step !== undefined && step.split === undefined && step.next.length > 1;
    await finish(moment, { task: open, tasks, way: isChoice ? (step.next[0]?.to ?? null) : null });
    await settle(moment, { dossier, definition, tasks: await listTasksOf(tx, dossier.id) });
  }
}

async function finishReturn(moment: Moment, dossier: Dossier): Promise<void> {
  const { tx } = moment;
  const run = await lockRun(tx, dossier.id);
  if (run === undefined) return;
  const tasks = await listTasksOf(tx, dossier.id);
  const last = tasks.find((task) => isOpen(task) && task.act === "return-result");
  if (last !== undefined) await finish(moment, { task: last, tasks, way: null });
  await saveRun(tx, { ...run, isOpen: false, dueAt: null });
}

async function finish(
  { tx, acting, now }: Moment,
  {
    task,
    tasks,
    way,
  }: { readonly task: StoredTask; readonly tasks: readonly StoredTask[]; readonly way: string | null },
): Promise<void> {
  await saveTask(
    tx,
    {
      ...task,
      state: "done",
      suspendedAt: null,
      doneAt: now,
      doneBy: acting.viewer.officerId,
      outcomeNo: nextOutcome(tasks),
      way,
    },
    now,
  );
}

async function openTasks(tx: Tx, dossierId: string): Promise<readonly StoredTask[]> {
  return (await listTasksOf(tx, dossierId)).filter(isOpen);
}
