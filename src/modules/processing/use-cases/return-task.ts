import type { Result } from "#kernel/result.ts";
import { recordStep, type Acting } from "#modules/dossiers/index.ts";
import { findStep } from "#modules/workflows/index.ts";
import type { ProcessingRefusal } from "../domain/refusal.ts";
import { isClockStopped, returnToStep } from "../domain/run.ts";
import { mayWorkOn } from "../domain/task-policy.ts";
import { saveTask } from "../store/tasks.ts";
import { handOn, withTask, type Moved } from "./complete-task.ts";
import { handedTo } from "./hand-to-agency.ts";
import { granted, inOneMoment, nextOutcome, refuse, runOf } from "./moving.ts";
import { openTask, type TaskTarget } from "./open-task.ts";

export type ReturnTask = TaskTarget & { readonly to: string; readonly reason: string };

/** Sends work back to an earlier step that the table names, to the officer who did it, always with a reason. */
export function returnTask(acting: Acting, command: ReturnTask): Promise<Result<Moved, ProcessingRefusal>> {
  return inOneMoment(acting, async (moment) => {
    const { task, course } = await openTask(moment, command);
    const { viewer } = moment.acting;
    const { definition, tasks } = course;
    const reason = command.reason.trim();
    if (!mayWorkOn(viewer, task)) return refuse({ kind: "processing/not-allowed" });
    if (task.state === "suspended") return refuse({ kind: "processing/suspended" });
    if (reason === "") return refuse({ kind: "processing/reason-missing" });
    const before = runOf(definition, tasks);
    const after = granted(returnToStep(definition, before, { step: task.stepCode, to: command.to }));
    const saved = await saveTask(
      moment.tx,
      {
        ...task,
        state: "returned",
        ownerId: viewer.officerId,
        doneAt: moment.now,
        doneBy: viewer.officerId,
        outcomeNo: nextOutcome(tasks),
        returnedTo: command.to,
        note: reason,
      },
      moment.now,
    );
    const isRestarted = isClockStopped(definition, before) && !isClockStopped(definition, after);
    const recorded = granted(
      await recordStep(moment.acting, {
        dossierId: course.dossier.id,
        version: course.dossier.version,
        step: "returned",
        stepCode: task.stepCode,
        note: reason,
        ...(isRestarted ? { clock: { kind: "resume", reason } } : {}),
      }),
    );
    const steps = [findStep(definition, command.to)].flatMap((step) => step ?? []);
    const dossier = await handedTo(moment, recorded, steps);
    return handOn(moment, { ...withTask(course, saved), dossier }, { next: [command.to], assigneeId: undefined });
  });
}
