import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import { listOfficersById, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { CountedLine, PostBatch } from "../domain/batch.ts";
import { counterFor, dutyOf, POST_ROOM, rolesOf } from "../domain/policy.ts";
import { BATCH_NAMES, COUNT_NAMES } from "../domain/texts.ts";
import { BatchPage, type BatchRow } from "../pages/batch-page.tsx";
import { BatchesPage } from "../pages/batches-page.tsx";
import { findBatch, linesOfBatch, listBatches } from "../store/batches.ts";
import { findSlip } from "../store/slips.ts";
import { giveBatch, withdrawBatch } from "../use-cases/give-batch.ts";
import { countAndSign } from "../use-cases/sign-batch.ts";
import type { PostDeps } from "./deps.ts";
import { showHome, showToSend } from "./list-routes.tsx";
import { BATCHES_PATH, batchPapersPath, batchPath } from "./paths.ts";
import { papersCard } from "./present-papers.ts";
import { asPosted, isUuid, oneOf, textOf, textsOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";

const config = { audience: POST_ROOM };
const BOTH_SIDES = [...new Set([...rolesOf("count-for-centre"), ...rolesOf("count-for-post"), ...rolesOf("prepare")])];

/** Minutes of joint counts: made by the giver, counted and signed by the receiver (TT 17/2017 Điều 7, 9). */
export function batchRoutes(app: App, deps: PostDeps): void {
  app.get(BATCHES_PATH, { config }, (request, reply) => list(deps, request, reply));
  app.post(BATCHES_PATH, { config }, (request, reply) => make(deps, request, reply));
  app.get(batchPath(":batchId"), { config }, (request, reply) => showBatch(deps, request, reply, NOTHING));
  app.post(batchPath(":batchId"), { config: { audience: BOTH_SIDES } }, (request, reply) => sign(deps, request, reply));
}

type Shown = { readonly errors: readonly FieldError[]; readonly status: number; readonly posted: Posted };
const NOTHING: Shown = { errors: [], status: 200, posted: {} };

async function list(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [viewer, batches] = await Promise.all([pageViewer(deps.db, requireViewer(request)), listBatches(deps.db)]);
  const rows = await Promise.all(
    batches.map(async (batch) => ({
      id: batch.id,
      number: batch.number ?? "",
      kind: BATCH_NAMES[batch.kind],
      agency: (await getAgency(deps.db, batch.agencyId)).shortName,
      givenAt: formatInstant(batch.givenAt),
      state: stateOf(batch),
      items: batch.items,
    })),
  );
  return html(reply, <BatchesPage viewer={viewer} rows={rows} />);
}

function stateOf({ state, signedAt }: PostBatch): string {
  if (state === "open") return "Chờ kiểm đếm và ký";
  return signedAt === null ? "Đã hủy" : `Đã ký ${formatInstant(signedAt)}`;
}

async function make(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const kind = oneOf(textOf(posted, "kind"), ["to-agency", "to-post"]);
  const formId = textOf(posted, "formId");
  const made = await giveBatch(await deps.acting(requireViewer(request)), {
    kind,
    formId: isUuid(formId) ? formId : deps.newId(),
    slipIds: textsOf(posted, "slip").filter(isUuid),
    note: "",
  });
  if (made.ok) return seeOther(reply, `${batchPath(made.value.id)}?xong=lap`);
  const { status } = problemOf(made.error);
  const shown = { errors: errorsOf(made.error), status };
  if (status === 403) throw new HttpProblem(problemOf(made.error));
  return kind === "to-agency" ? showHome(deps, request, reply, shown) : showToSend(deps, request, reply, shown);
}

async function sign(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const batch = await batchOf(deps, request);
  const posted = asPosted(request.body);
  const acting = await deps.acting(requireViewer(request));
  const done =
    textOf(posted, "act") === "withdraw"
      ? await withdrawBatch(acting, batch.id)
      : await countAndSign(acting, { batchId: batch.id, counted: await countedIn(deps, batch, posted) });
  if (done.ok) return seeOther(reply, `${batchPath(batch.id)}?xong=ky`);
  const problem = problemOf(done.error);
  if (problem.status === 403) throw new HttpProblem(problem);
  return showBatch(deps, request, reply, { errors: errorsOf(done.error), status: problem.status, posted });
}

async function countedIn(deps: PostDeps, batch: PostBatch, posted: Posted): Promise<readonly CountedLine[]> {
  const lines = await linesOfBatch(deps.db, batch.id);
  return lines.flatMap(({ slipId }) => {
    const outcome = (["full", "differs", "absent"] as const).find((one) => one === textOf(posted, `count.${slipId}`));
    return outcome === undefined ? [] : [{ slipId, outcome, note: textOf(posted, `note.${slipId}`) }];
  });
}

/** The page of minutes, also after a refusal, with what was typed. */
export async function showBatch(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status, posted }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const batch = await batchOf(deps, request);
  const { giver, receiver } = batch;
  const [page, agency, officers, rows] = await Promise.all([
    pageViewer(deps.db, viewer),
    getAgency(deps.db, batch.agencyId),
    listOfficersById(deps.db, [giver.officerId, ...(receiver === null ? [] : [receiver.officerId])]),
    rowsOf(deps, batch, { posted, viewer }),
  ]);
  const nameOf = (id: string) => officers.find((officer) => officer.id === id)?.name ?? "";
  const isOpen = batch.state === "open";
  const isOfReceiver =
    batch.kind === "to-agency"
      ? counterFor(viewer, batch.agencyId) !== undefined
      : dutyOf(viewer, "count-for-post") !== undefined;
  const mayCount = isOpen && isOfReceiver && giver.officerId !== viewer.officerId;
  const giving = batch.kind === "to-agency" ? "offer" : "give-to-post";
  const papers = await papersCard(
    deps.db,
    { batchId: batch.id },
    {
      ...{ viewer, now: await deps.clock.now(), posted, errors, action: batchPapersPath(batch.id) },
      kinds: batch.state === "signed" ? ["batch"] : [],
      names: { giver: nameOf(giver.officerId), receiver: receiver === null ? "" : nameOf(receiver.officerId) },
    },
  );
  const xong = textOf(asPosted(request.query), "xong");
  return html(
    reply,
    <BatchPage
      viewer={page}
      batchId={batch.id}
      kind={batch.kind}
      title={[BATCH_NAMES[batch.kind], batch.number ?? ""].join(" ").trim()}
      state={stateOf(batch)}
      agency={agency.name}
      giver={`${nameOf(giver.officerId)}, ${formatInstant(batch.givenAt)}`}
      receiver={receiver === null ? "" : nameOf(receiver.officerId)}
      rows={rows}
      may={mayCount ? "count" : isOpen && dutyOf(viewer, giving) !== undefined ? "withdraw" : "read"}
      papers={papers}
      errors={errors}
      done={xong === "ky" && batch.state === "signed" ? "signed" : xong === "lap" ? "made" : undefined}
    />,
    status,
  );
}

type Seen = { readonly posted: Posted; readonly viewer: Viewer };

async function rowsOf(deps: PostDeps, batch: PostBatch, { posted, viewer }: Seen): Promise<readonly BatchRow[]> {
  // The post opens no dossiers: it reads their codes.
  const mayOpen = dutyOf(viewer, "prepare") !== undefined;
  const lines = await linesOfBatch(deps.db, batch.id);
  const rows = await Promise.all(
    lines.map(async ({ slipId, outcome, note }) => {
      const slip = await findSlip(deps.db, slipId);
      if (slip === undefined) return undefined;
      const typed = textOf(posted, `count.${slipId}`);
      return {
        slipId,
        number: slip.number ?? "",
        person: slip.direction === "to-centre" ? slip.sender.name : slip.receiver.name,
        procedure: slip.procedureName,
        dossier: slip.dossierCode ?? "",
        dossierId: slip.direction === "to-centre" && mayOpen ? slip.dossierId : null,
        contents: slip.contents,
        missing: slip.consignment?.missing ?? [],
        outcome: outcome === null ? typed : outcome,
        outcomeName: outcome === null ? "" : COUNT_NAMES[outcome],
        note: outcome === null ? textOf(posted, `note.${slipId}`) : note,
      };
    }),
  );
  return rows.filter((row) => row !== undefined);
}

async function batchOf(deps: PostDeps, request: FastifyRequest): Promise<PostBatch> {
  const id = textOf(asPosted(request.params), "batchId");
  const batch = isUuid(id) ? await findBatch(deps.db, id) : undefined;
  if (batch === undefined) throw new HttpProblem(NOT_FOUND);
  return batch;
}
