import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { findProcedureCase, searchProcedures, type ProcedureCase } from "#modules/procedures/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { countPapers } from "../domain/count-papers.ts";
import { rolesOf } from "../domain/policy.ts";
import { ChooseProcedurePage } from "../pages/choose-procedure-page.tsx";
import { CollectPage } from "../pages/collect-page.tsx";
import { listBarred } from "../store/barred.ts";
import { assessAtDoor } from "../use-cases/assess-at-door.ts";
import { collectDossier } from "../use-cases/collect-dossier.ts";
import type { PostDeps } from "./deps.ts";
import { COLLECT_PATH, collectPath, slipPath } from "./paths.ts";
import { asPosted, isUuid, textOf } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";
import { ownerOf, readCollect, type TypedCollect } from "./read-collect.ts";

const config = { audience: rolesOf("collect") };
const MOST_CHOICES = 30;

/** Receiving from a citizen at home or at a post point (QĐ 45/2016 Điều 6). */
export function collectRoutes(app: App, deps: PostDeps): void {
  app.get(COLLECT_PATH, { config }, (request, reply) => choose(deps, request, reply));
  app.get(collectPath(":caseId"), { config }, async (request, reply) => {
    const procedureCase = await caseOf(deps, request);
    const form = { ...readCollect({}, procedureCase, procedureCase.procedureName), formId: deps.newId() };
    return show(deps, request, reply, { procedureCase, form, errors: [], status: 200, guidance: "" });
  });
  app.post(collectPath(":caseId"), { config }, (request, reply) => collect(deps, request, reply));
}

async function choose(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = textOf(asPosted(request.query), "q").slice(0, 200).trim();
  const [viewer, barred, found] = await Promise.all([
    pageViewer(deps.db, requireViewer(request)),
    listBarred(deps.db),
    searchProcedures(deps.db, query, { limit: 20, receivable: true }),
  ]);
  const why = new Map(barred.map(({ procedureCode, reason, basis }) => [procedureCode, `${reason} (${basis})`]));
  const choices = found
    .flatMap(({ name, code, cases }) =>
      cases
        .filter(({ receivable }) => receivable)
        .map(({ id, caseName }) => ({ caseId: id, name, caseName, code, barred: why.get(code) ?? "" })),
    )
    .slice(0, MOST_CHOICES);
  return html(reply, <ChooseProcedurePage viewer={viewer} query={query} choices={choices} />);
}

async function collect(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const procedureCase = await caseOf(deps, request);
  const posted = asPosted(request.body);
  const form = readCollect(posted, procedureCase, "");
  const formId = isUuid(form.formId) ? form.formId : deps.newId();
  const { guidance } = countPapers(procedureCase.components, form.typed.papers);
  const shown = { procedureCase, form: { ...form, formId }, guidance };
  if (textOf(posted, "act") === "count") return show(deps, request, reply, { ...shown, errors: [], status: 200 });
  const acting = await deps.acting(requireViewer(request));
  const command = { formId, caseId: procedureCase.id, owner: ownerOf(form), typed: form.typed };
  const taken = await collectDossier(acting, command);
  if (taken.ok) return seeOther(reply, `${slipPath(taken.value.id)}?xong=nhan`);
  const { status } = problemOf(taken.error);
  return show(deps, request, reply, { ...shown, errors: errorsOf(taken.error), status });
}

type Showing = {
  readonly procedureCase: ProcedureCase;
  readonly form: TypedCollect;
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly guidance: string;
};

async function show(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { procedureCase, form, errors, status, guidance }: Showing,
): Promise<FastifyReply> {
  const on = dateInVietnam(await deps.clock.now());
  const { inForce, assessment } = await assessAtDoor(deps.db, procedureCase, {
    ...{ fees: form.typed.fees, kind: form.kind, on },
  });
  return html(
    reply,
    <CollectPage
      viewer={await pageViewer(deps.db, requireViewer(request))}
      caseId={procedureCase.id}
      procedure={`${procedureCase.procedureName} (${procedureCase.procedureCode})`}
      papers={procedureCase.components.map(askedFor)}
      rule={inForce.rule}
      assessment={assessment}
      form={form}
      guidance={guidance}
      errors={errors}
    />,
    status,
  );
}

function askedFor({ code, name, originals, copies, required }: ProcedureCase["components"][number]) {
  const parts = [
    originals > 0 ? `${originals} bản chính` : "",
    copies > 0 ? `${copies} bản sao` : "",
    required ? "bắt buộc" : "nếu có",
  ];
  return { code, name, asked: parts.filter((part) => part !== "").join(", ") };
}

async function caseOf(deps: PostDeps, request: FastifyRequest): Promise<ProcedureCase> {
  const id = textOf(asPosted(request.params), "caseId");
  const found = isUuid(id) ? await findProcedureCase(deps.db, id) : undefined;
  if (found === undefined) throw new HttpProblem(NOT_FOUND);
  return found;
}
