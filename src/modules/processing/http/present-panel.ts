import { dateInVietnam, formatDate, formatInstant, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { listOfficers, type Viewer } from "#modules/identity/index.ts";
import {
  findStep,
  limitInWords,
  workflowVersionPath,
  type Step,
  type StepAct,
  type WorkflowDefinition,
} from "#modules/workflows/index.ts";
import { returnTargets, type Run } from "../domain/run.ts";
import { positionOf } from "../domain/task-place.ts";
import { mayDistribute, mayTake, mayWorkOn } from "../domain/task-policy.ts";
import { isOpen } from "../domain/task.ts";
import type { CompleteFormProps, TypedStep } from "../pages/staff/complete-form.tsx";
import type { Choice } from "../pages/staff/choice.ts";
import type { ProcessingPanelProps, TaskPanel, WayRow } from "../pages/staff/processing-panel.tsx";
import type { StoredTask } from "../store/tables.ts";
import { findRun, listTasksOf } from "../store/tasks.ts";
import { holderOf } from "../use-cases/holder.ts";
import { definitionOf, runOf, surroundingsOf } from "../use-cases/moving.ts";
import { taskPath } from "./paths.ts";
import { presentTaskDue } from "./present-task-due.ts";

export type Looking = {
  readonly db: Db;
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
};

/** What a form that came back had in it, and for which task. */
export type Kept = { readonly taskId: string; readonly typed: TypedStep };

/** The processing panel of a dossier for one officer; undefined before the dossier is accepted. */
export async function presentPanel(
  looking: Looking,
  dossier: Dossier,
  kept?: Kept,
): Promise<ProcessingPanelProps | undefined> {
  const stored = await findRun(looking.db, dossier.id);
  if (stored === undefined) return undefined;
  const definition = await definitionOf(looking.db, stored.workflowVersionId);
  const tasks = await listTasksOf(looking.db, dossier.id);
  const run = runOf(definition, tasks);
  const panels: TaskPanel[] = [];
  for (const task of tasks.filter(isOpen)) {
    panels.push(await presentTask(looking, { dossier, definition, run, task, kept }));
  }
  return {
    workflowName: `${definition.name} (${definition.legalBasis})`,
    workflowHref: workflowVersionPath(stored.workflowVersionId),
    tasks: panels,
    way: wayOf(definition, tasks),
  };
}

type Subject = {
  readonly dossier: Dossier;
  readonly definition: WorkflowDefinition;
  readonly run: Run;
  readonly task: StoredTask;
  readonly kept: Kept | undefined;
};

async function presentTask(looking: Looking, { dossier, definition, run, task, kept }: Subject): Promise<TaskPanel> {
  const { db, viewer, now, calendar } = looking;
  const step = findStep(definition, task.stepCode);
  const holder = await holderOf(db, task, definition);
  const isPaused = task.state === "suspended";
  const mayAct = mayWorkOn(viewer, task) && !isPaused && task.act !== "return-result";
  const targets = mayAct ? returnTargets(definition, run, task.stepCode) : [];
  const holders = mayDistribute(viewer, task) ? await listOfficers(db, { unitId: task.unitId, role: task.role }) : [];
  const others = holders
    .filter((officer) => officer.id !== task.ownerId)
    .map(({ id, name }) => ({ value: id, label: name }));
  const typed = kept?.taskId === task.id ? kept.typed : {};
  return {
    id: task.id,
    version: task.version,
    title: holder.stepTitle,
    paper: step?.paper ?? "",
    holder: `${holder.officer?.name ?? `Chờ ${holder.roleName.toLocaleLowerCase("vi")}`}, ${holder.unitName}`,
    due: presentTaskDue(task, now, calendar),
    note: task.note,
    complete:
      mayAct && step !== undefined
        ? await completeForm(looking, { dossier, definition, task, step, typed })
        : undefined,
    returnTo:
      targets.length === 0
        ? undefined
        : { action: taskPath(task, "return"), steps: targets.map((code) => choiceOf(definition, code)) },
    claim: mayTake(viewer, task) && task.ownerId === null ? taskPath(task, "claim") : undefined,
    release: task.ownerId === viewer.officerId && mayAct ? taskPath(task, "release") : undefined,
    assign:
      others.length === 0
        ? undefined
        : { action: taskPath(task, "assign"), officers: others, isOwned: task.ownerId !== null },
  };
}

type Finishing = {
  readonly dossier: Dossier;
  readonly definition: WorkflowDefinition;
  readonly task: StoredTask;
  readonly step: Step;
  readonly typed: TypedStep;
};

async function completeForm(
  { db, now }: Looking,
  { dossier, definition, task, step, typed }: Finishing,
): Promise<CompleteFormProps> {
  const next = step.next.flatMap((way) => findStep(definition, way.to) ?? []);
  const specialist = task.act === "assign" ? next.find((each) => each.actor.role === "specialist") : undefined;
  const position = specialist && positionOf(specialist, await surroundingsOf(db, dossier));
  const officers = position === undefined ? [] : await listOfficers(db, position);
  const isChoice = step.split === undefined && step.next.length > 1;
  return {
    action: taskPath(task, "complete"),
    version: task.version,
    label: FINISHING[step.act],
    nextStep: nextOf(step, next),
    ways: isChoice
      ? step.next.map((way) => ({
          value: way.to,
          label: way.when === undefined ? way.label : `${way.label} (${way.when})`,
        }))
      : [],
    officers: officers.map(({ id, name }) => ({ value: id, label: name })),
    asksResult: next.length > 0 && next.every((each) => each.act === "return-result"),
    paper: step.paper,
    typed: { signedOn: formatDate(dateInVietnam(now)), ...typed },
  };
}

/** What finishing a step is called on its button. */
const FINISHING = {
  receive: "Chuyển hồ sơ",
  assign: "Phân công",
  appraise: "Hoàn thành thẩm định",
  review: "Đồng ý, chuyển tiếp",
  sign: "Ký duyệt",
  register: "Đã vào số, đóng dấu",
  decide: "Đã ban hành",
  convene: "Đã họp, chuyển tiếp",
  consult: "Đã có ý kiến",
  "await-applicant": "Người nộp đã bổ sung",
  "return-result": "Trả kết quả",
} as const satisfies Record<StepAct, string>;

function nextOf(step: Step, next: readonly Step[]): string {
  if (step.split === undefined && next.length > 1) return "";
  return next.map((each) => `${each.title.vi} (${each.actorLabel})`).join(" và ");
}

function choiceOf(definition: WorkflowDefinition, code: string): Choice {
  return { value: code, label: `${code}. ${findStep(definition, code)?.title.vi ?? ""}` };
}

/** Every step of the table with what became of it in this dossier. */
function wayOf(definition: WorkflowDefinition, tasks: readonly StoredTask[]): readonly WayRow[] {
  return definition.steps.map((step) => {
    const last = tasks.findLast((task) => task.stepCode === step.code && task.state !== "cancelled");
    return {
      code: step.code,
      title: step.title.vi,
      who: step.actorLabel,
      limit: limitInWords(step.limit).vi,
      state: stateOf(last),
      isNow: last !== undefined && isOpen(last),
    };
  });
}

function stateOf(task: StoredTask | undefined): string {
  switch (task?.state) {
    case undefined:
      return "";
    case "done":
      return task.doneAt === null ? "Đã xong" : `Xong ${formatInstant(task.doneAt)}`;
    case "returned":
      return `Đã trả lại ${task.returnedTo ?? ""}`;
    case "suspended":
      return "Tạm dừng";
    case "ready":
    case "in-hand":
      return "Đang làm";
    case "cancelled":
      return "";
  }
}
