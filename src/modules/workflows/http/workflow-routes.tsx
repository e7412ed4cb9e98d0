import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { dateInVietnam, formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import { lintWorkflow } from "../domain/lint.ts";
import { standardWorkflow } from "../domain/standard.ts";
import type { WorkflowVersion } from "../domain/workflow-version.ts";
import { EditWorkflowPage } from "../pages/staff/edit-workflow-page.tsx";
import { WorkflowPage, WorkflowVersionPage, type Publishing } from "../pages/staff/workflow-page.tsx";
import { WorkflowsPage } from "../pages/staff/workflows-page.tsx";
import { findWorkflowVersion, listVersionsOf, listWorkflows } from "../store/versions.ts";
import { draftWorkflow, publishWorkflow, type PublishRefusal } from "../use-cases/publish-workflow.ts";
import { staffingNow } from "../use-cases/staffing.ts";
import { WORKFLOWS_PATH, workflowPath, workflowVersionPath } from "./paths.ts";
import { readTable } from "./read-table.ts";

export type WorkflowDeps = { readonly db: Db; readonly clock: Clock; readonly newId: () => string };

type WithCode = { readonly Params: { readonly code: string } };
type WithVersion = WithCode & { readonly Querystring: { readonly "phien-ban"?: string } };

const admin = { config: { audience: ["system-administrator", "centre-manager"] } } as const;
/** Putting a workflow into force changes deadlines: it needs a fresh proof of who sits at the screen. */
const publisher = { config: { ...admin.config, freshProof: "always" } } as const;
const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/;

/** Internal processes: read by every officer, written and put in force by administrators. */
export function workflowRoutes(app: App, deps: WorkflowDeps): void {
  const { db } = deps;
  const viewerOf = (request: FastifyRequest) => pageViewer(db, requireViewer(request));

  app.get(WORKFLOWS_PATH, admin, async (request, reply) =>
    html(reply, <WorkflowsPage viewer={await viewerOf(request)} versions={await listWorkflows(db)} />),
  );

  app.get(`${WORKFLOWS_PATH}/moi`, admin, async (request, reply) => {
    const blank = { ...standardWorkflow({ value: 10, unit: "working-day" }), code: "", name: "", legalBasis: "" };
    return html(reply, <EditWorkflowPage viewer={await viewerOf(request)} definition={blank} isNew errors={[]} />);
  });

  app.post(`${WORKFLOWS_PATH}/moi`, admin, async (request, reply) => {
    const posted = postedOf(request);
    const code = typeof posted["newCode"] === "string" ? posted["newCode"].trim() : "";
    const definition = readTable(posted, code);
    const isTaken = CODE.test(code) && (await listVersionsOf(db, code)).length > 0;
    const fault = !CODE.test(code) ? BAD_CODE : isTaken ? TAKEN_CODE : undefined;
    if (fault === undefined) return saveDraft(request, reply, definition);
    const page = { viewer: await viewerOf(request), definition, isNew: true, errors: [fault] };
    return html(reply, <EditWorkflowPage {...page} />, 422);
  });

  app.get<WithVersion>(`${WORKFLOWS_PATH}/:code`, admin, async (request, reply) => {
    const { version, versions } = await load(request.params.code, request.query["phien-ban"]);
    return show(request, reply, { version, versions, errors: [] });
  });

  app.get<WithCode>(`${WORKFLOWS_PATH}/:code/sua`, admin, async (request, reply) => {
    const { version } = await load(request.params.code);
    const page = { viewer: await viewerOf(request), definition: version.definition, isNew: false, errors: [] };
    return html(reply, <EditWorkflowPage {...page} />);
  });

  app.post<WithCode>(`${WORKFLOWS_PATH}/:code/sua`, admin, async (request, reply) => {
    const { version } = await load(request.params.code);
    const definition = readTable(postedOf(request), version.code);
    if (definition.name !== "" && definition.steps.length > 0) return saveDraft(request, reply, definition);
    const page = { viewer: await viewerOf(request), definition, isNew: false, errors: [NO_NAME] };
    return html(reply, <EditWorkflowPage {...page} />, 422);
  });

  app.post<WithCode>(`${WORKFLOWS_PATH}/:code/ap-dung`, publisher, async (request, reply) => {
    const { versions } = await load(request.params.code);
    const posted = parseInput(publishForm, request.body ?? {});
    const version = versions.find((each) => each.id === posted.id);
    if (version === undefined) throw new HttpProblem(NOT_FOUND);
    const [approvedOn, effectiveFrom] = [readDate(posted.approvalDate), readDate(posted.effectiveFrom)];
    const errors = [
      ...(approvedOn === undefined ? [{ field: "approvalDate", message: DATE_SENTENCE }] : []),
      ...(effectiveFrom === undefined ? [{ field: "effectiveFrom", message: DATE_SENTENCE }] : []),
    ];
    if (approvedOn === undefined || effectiveFrom === undefined) {
      return show(request, reply, { version, versions, errors, publishing: posted });
    }
    const now = await deps.clock.now();
    const by = requireViewer(request).officerId;
    const approval = { number: posted.approvalNumber.trim(), date: approvedOn };
    const done = await publishWorkflow(db, { id: version.id, approval, effectiveFrom, now, by }, await staffingNow(db));
    if (done.ok) return seeOther(reply, workflowPath(version.code));
    return show(request, reply, { version, versions, errors: [REFUSALS[done.error.kind]], publishing: posted });
  });

  app.get<{ Params: { id: string } }>(
    workflowVersionPath(":id"),
    { config: { audience: "officer" } },
    async (request, reply) => {
      const isId = z.uuid().safeParse(request.params.id).success;
      const version = isId ? await findWorkflowVersion(db, request.params.id) : undefined;
      if (version === undefined || version.state === "draft") throw new HttpProblem(NOT_FOUND);
      return html(reply, <WorkflowVersionPage viewer={await viewerOf(request)} version={version} />);
    },
  );

  async function saveDraft(
    request: FastifyRequest,
    reply: FastifyReply,
    definition: WorkflowDefinition,
  ): Promise<FastifyReply> {
    const [now, by] = [await deps.clock.now(), requireViewer(request).officerId];
    await draftWorkflow(db, { id: deps.newId(), definition, now, by });
    return seeOther(reply, workflowPath(definition.code));
  }

  async function load(code: string, number?: string) {
    const versions = CODE.test(code) ? await listVersionsOf(db, code) : [];
    const version = versions.find((each) => number === undefined || String(each.version) === number);
    if (version === undefined) throw new HttpProblem(NOT_FOUND);
    return { version, versions };
  }

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { version, versions, errors } = shown;
    const today = formatDate(dateInVietnam(await deps.clock.now()));
    const publishing = shown.publishing ?? { approvalNumber: "", approvalDate: "", effectiveFrom: today };
    const findings = lintWorkflow(version.definition, await staffingNow(db));
    const page = { viewer: await viewerOf(request), version, versions, findings, publishing, errors };
    return html(reply, <WorkflowPage {...page} />, errors.length === 0 ? 200 : 422);
  }
}

type Shown = {
  readonly version: WorkflowVersion;
  readonly versions: readonly WorkflowVersion[];
  readonly errors: readonly FieldError[];
  readonly publishing?: Publishing;
};

const publishForm = z.object({
  id: z.uuid(),
  approvalNumber: z.string().max(100).default(""),
  approvalDate: z.string().max(20).default(""),
  effectiveFrom: z.string().max(20).default(""),
});

const DATE_SENTENCE = "Nhập ngày theo ngày/tháng/năm, ví dụ 01/12/2026.";
const BAD_CODE: FieldError = { field: "newCode", message: "Mã chỉ gồm chữ không dấu, số, dấu chấm và gạch nối." };
const TAKEN_CODE: FieldError = { field: "newCode", message: "Mã này đã có quy trình khác dùng." };
const NO_NAME: FieldError = { field: "name", message: "Nhập tên quy trình và ít nhất một bước." };

const REFUSALS = {
  "workflows/not-found": { field: "", message: "Không tìm thấy bản dự thảo này." },
  "workflows/not-a-draft": { field: "", message: "Phiên bản này đã được áp dụng, không thể áp dụng lại." },
  "workflows/approval-missing": { field: "approvalNumber", message: "Nhập số quyết định phê duyệt." },
  "workflows/lint": { field: "", message: "Quy trình còn lỗi, xem các điểm phải sửa bên dưới." },
} as const satisfies Record<PublishRefusal["kind"], FieldError>;

function postedOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return typeof request.body === "object" && request.body !== null ? { ...request.body } : {};
}

function readDate(typed: string): PlainDate | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  if (match === null) return undefined;
  const [, day = 0, month = 0, year = 0] = match.map(Number);
  try {
    return Temporal.PlainDate.from({ day, month, year }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
