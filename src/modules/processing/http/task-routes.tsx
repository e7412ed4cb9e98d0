import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Result } from "#kernel/result.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { findDossier, maySee, type Dossier } from "#modules/dossiers/index.ts";
import { actsAsLeader, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { mayWorkOn } from "../domain/task-policy.ts";
import type { ProcessingRefusal } from "../domain/refusal.ts";
import { isOpen } from "../domain/task.ts";
import { TaskPage } from "../pages/staff/task-page.tsx";
import { findTask, listTasksOf } from "../store/tasks.ts";
import type { StoredTask } from "../store/tables.ts";
import { completeTask } from "../use-cases/complete-task.ts";
import { returnTask } from "../use-cases/return-task.ts";
import { assignTask, claimTask, reassignTask, releaseTask } from "../use-cases/take-task.ts";
import type { ProcessingDeps } from "./deps.ts";
import { dossierHref, MY_WORK_PATH, TASK_ACTS } from "./paths.ts";
import { presentPanel, type Kept } from "./present-panel.ts";
import { presentRefusal } from "./present-refusal.ts";
import { assignForm, completeForm, resultOf, returnForm, takeForm, typedOf } from "./task-forms.ts";

const config = { audience: "officer" } as const;
/** A leader's step is a signature or a decision: it needs a fresh proof of who sits at the screen. */
const signing = { audience: "officer", freshProof: actsAsLeader } as const;
const PARAMS = z.object({ id: z.uuid(), taskId: z.uuid() });

type Subject = { readonly viewer: Viewer; readonly dossier: Dossier; readonly task: StoredTask };
type Outcome = { readonly subject: Subject; readonly result: Result<unknown, ProcessingRefusal>; readonly kept?: Kept };

/** Forms about the steps of a dossier: finish, return, take, put back, give. */
export function taskRoutes(app: App, deps: ProcessingDeps): void {
  const at = (act: keyof typeof TASK_ACTS) => `/can-bo/ho-so/:id/buoc/:taskId/${TASK_ACTS[act]}`;

  app.post(at("complete"), { config: signing }, async (request, reply) => {
    const subject = await subjectOf(deps, request);
    const posted = parseInput(completeForm, request.body ?? {});
    const kept: Kept = { taskId: subject.task.id, typed: typedOf(posted) };
    const entered = resultOf(posted);
    if (!entered.ok) return showAgain(deps, reply, { subject, kept, errors: entered.error, status: 422 });
    const result = await completeTask(await deps.acting(subject.viewer), {
      taskId: subject.task.id,
      version: posted.version,
      note: posted.note,
      ...(posted.way === "" ? {} : { way: posted.way }),
      ...(posted.assigneeId === "" ? {} : { assigneeId: posted.assigneeId }),
      ...(entered.value === undefined ? {} : { result: entered.value }),
    });
    return answer(deps, reply, { subject, result, kept });
  });

  app.post(at("return"), { config }, async (request, reply) => {
    const subject = await subjectOf(deps, request);
    const { version, to, reason } = parseInput(returnForm, request.body ?? {});
    const command = { taskId: subject.task.id, version, to, reason };
    return answer(deps, reply, { subject, result: await returnTask(await deps.acting(subject.viewer), command) });
  });

  app.post(at("claim"), { config }, async (request, reply) => {
    const subject = await subjectOf(deps, request);
    const { version } = parseInput(takeForm, request.body ?? {});
    const result = await claimTask(await deps.acting(subject.viewer), { taskId: subject.task.id, version });
    return answer(deps, reply, { subject, result });
  });

  app.post(at("release"), { config }, async (request, reply) => {
    const subject = await subjectOf(deps, request);
    const { version } = parseInput(takeForm, request.body ?? {});
    const result = await releaseTask(await deps.acting(subject.viewer), { taskId: subject.task.id, version });
    return answer(deps, reply, { subject, result });
  });

  app.post(at("assign"), { config }, async (request, reply) => {
    const subject = await subjectOf(deps, request);
    const { version, officerId, reason } = parseInput(assignForm, request.body ?? {});
    const acting = await deps.acting(subject.viewer);
    const target = { taskId: subject.task.id, version, officerId };
    const result = await (reason === undefined
      ? assignTask(acting, target)
      : reassignTask(acting, { ...target, reason }));
    return answer(deps, reply, { subject, result });
  });
}

async function subjectOf({ db }: ProcessingDeps, request: FastifyRequest): Promise<Subject> {
  const viewer = requireViewer(request);
  const params = PARAMS.safeParse(request.params);
  if (!params.success) throw new HttpProblem(NOT_FOUND);
  const dossier = await findDossier(db, params.data.id);
  const task = await findTask(db, params.data.taskId);
  const isThere = dossier !== undefined && maySee(viewer, dossier) && task?.dossierId === dossier.id;
  if (!isThere || task === undefined) throw new HttpProblem(NOT_FOUND);
  return { viewer, dossier, task };
}

/** Done: on to the next thing of the same dossier when it is mine, else back to my list, told who has it now. */
async function answer(
  deps: ProcessingDeps,
  reply: FastifyReply,
  { subject, result, kept }: Outcome,
): Promise<FastifyReply> {
  const { viewer, dossier } = subject;
  if (!result.ok) {
    const { status, errors } = presentRefusal(result.error);
    if (status === 404) throw new HttpProblem(NOT_FOUND);
    return showAgain(deps, reply, { subject, kept, errors, status });
  }
  const open = (await listTasksOf(deps.db, dossier.id)).filter(isOpen);
  const isMine = open.some((task) => task.act !== "return-result" && mayWorkOn(viewer, task));
  const href = isMine ? dossierHref(dossier.id) : `${MY_WORK_PATH}?vua-chuyen=${dossier.id}`;
  return seeOther(reply, href);
}

type Again = {
  readonly subject: Subject;
  readonly kept: Kept | undefined;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function showAgain(deps: ProcessingDeps, reply: FastifyReply, again: Again): Promise<FastifyReply> {
  const { viewer, dossier } = again.subject;
  const looking = { db: deps.db, viewer, now: await deps.clock.now(), calendar: await deps.calendar() };
  return html(
    reply,
    <TaskPage
      viewer={await pageViewer(deps.db, viewer)}
      title={dossier.procedureName}
      backHref={dossierHref(dossier.id)}
      backLabel={`Hồ sơ ${dossier.code ?? ""}`}
      errors={again.errors}
      panel={await presentPanel(looking, (await findDossier(deps.db, dossier.id)) ?? dossier, again.kept)}
    />,
    again.status,
  );
}
