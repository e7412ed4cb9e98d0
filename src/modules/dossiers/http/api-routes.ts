import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import { actsAsLeader, findPerson, requireViewer } from "#modules/identity/index.ts";
import { err, type Result } from "#kernel/result.ts";
import type { Dossier, Party } from "../domain/dossier.ts";
import { maySee } from "../domain/policy.ts";
import { listReach } from "../domain/reach.ts";
import type { Refusal } from "../domain/refusal.ts";
import { listNewest, searchDossiers } from "../store/lists.ts";
import { findDossier } from "../store/load.ts";
import { timeline } from "../store/timeline.ts";
import { acceptDossierOnce } from "../use-cases/accept-dossier.ts";
import type { Answer } from "../use-cases/once.ts";
import { receiveDossierOnce } from "../use-cases/receive-dossier.ts";
import { ACT_RUNNERS } from "./act-runners.ts";
import { actingFor, type DossierDeps } from "./deps.ts";
import { ACT_FORMS, listQuery, patchForm, receiveForm } from "./forms.ts";
import { dossierOpenApi } from "./open-api.ts";
import { API_PATH } from "./paths.ts";
import { presentDossier, presentEntry, presentLine, presentReceipt } from "./present.ts";
import { problemOf } from "./present-refusal.ts";

type WithId = { Params: { id: string } };

/** The JSON face of a dossier: the same acts as the pages, with versions and idempotency keys in headers. */
export function dossierApiRoutes(app: App, deps: DossierDeps): void {
  const officer = { config: { audience: "officer" } } as const;
  // A leader's act is a signature or a decision: it needs a fresh proof of who sits at the screen.
  const deciding = { config: { audience: "officer", freshProof: actsAsLeader } } as const;

  app.get("/api/v1/openapi.json", { config: { audience: "public" } }, async () => dossierOpenApi());

  app.post(API_PATH, officer, async (request, reply) => {
    const viewer = requireViewer(request);
    const idempotencyKey = keyOf(request);
    const { ownerId, submitterId, ...form } = parseInput(receiveForm, request.body);
    const owner = await partyOf(deps, ownerId, "/ownerId");
    const submitter = submitterId === ownerId ? owner : await partyOf(deps, submitterId, "/submitterId");
    const acting = await actingFor(deps, viewer);
    const answer = await receiveDossierOnce(acting, { ...form, owner, submitter, idempotencyKey });
    return receipt(reply, answer);
  });

  app.get(API_PATH, officer, async (request) => {
    const viewer = requireViewer(request);
    const { q, state, after, limit } = parseInput(listQuery, request.query);
    const reach = listReach(viewer);
    const page =
      q === undefined
        ? await listNewest(deps.db, { reach, ...(state === undefined ? {} : { states: [state] }) }, { after, limit })
        : await searchDossiers(deps.db, { reach, text: q }, { after, limit });
    return { dossiers: page.lines.map(presentLine), next: page.next };
  });

  app.get<WithId>(`${API_PATH}/:id`, officer, async (request, reply) => {
    const viewer = requireViewer(request);
    const dossier = await visible(deps, request);
    return tagged(reply, dossier).send(presentDossier(dossier, viewer, await deps.clock.now()));
  });

  app.get<WithId>(`${API_PATH}/:id/history`, officer, async (request) => {
    const dossier = await visible(deps, request);
    return { code: dossier.code, entries: (await timeline(deps.db, dossier.id)).map(presentEntry) };
  });

  app.patch<WithId>(`${API_PATH}/:id`, officer, async (request) => {
    await visible(deps, request);
    parseInput(patchForm, request.body);
    throw new HttpProblem(NOTHING_TO_PATCH);
  });

  app.post<WithId>(`${API_PATH}/:id/accept`, officer, async (request, reply) => {
    const viewer = requireViewer(request);
    const idempotencyKey = keyOf(request);
    const target = { dossierId: idOf(request), version: versionOf(request) };
    const acceptance = parseInput(ACT_FORMS.accept, request.body);
    const acting = await actingFor(deps, viewer);
    return receipt(reply, await acceptDossierOnce(acting, { ...acceptance, ...target, idempotencyKey }));
  });

  for (const [act, run] of Object.entries(ACT_RUNNERS)) {
    app.post<WithId>(`${API_PATH}/:id/${act}`, deciding, async (request, reply) => {
      const viewer = requireViewer(request);
      const target = { dossierId: idOf(request), version: versionOf(request) };
      const acting = await actingFor(deps, viewer);
      const done = await run(acting, target, request.body);
      logDenial(deps, request, done);
      const dossier = valueOrProblem(done);
      return tagged(reply, dossier).send(presentDossier(dossier, viewer, await deps.clock.now()));
    });
  }
}

async function visible(deps: DossierDeps, request: FastifyRequest<WithId>): Promise<Dossier> {
  const dossier = await findDossier(deps.db, idOf(request));
  const isDenied = dossier !== undefined && !maySee(requireViewer(request), dossier);
  if (isDenied) logDenial(deps, request, err({ kind: "dossiers/not-found", denied: true }));
  if (dossier === undefined || isDenied) throw new HttpProblem(NOT_FOUND);
  return dossier;
}

async function partyOf({ db }: DossierDeps, id: string, field: string): Promise<Party> {
  const person = await findPerson(db, id);
  if (person === undefined) throw new HttpProblem({ ...UNKNOWN_PERSON, errors: [{ field, code: "E_PERSON" }] });
  return { id: person.id, name: person.name, phone: person.phone };
}

function receipt(reply: FastifyReply, answer: Result<Answer, Refusal>): FastifyReply {
  const { dossier, replayed } = valueOrProblem(answer);
  if (replayed) reply.header("idempotent-replay", "true");
  return tagged(reply, dossier).code(201).header("location", `${API_PATH}/${dossier.id}`).send(presentReceipt(dossier));
}

function tagged(reply: FastifyReply, { version }: Dossier): FastifyReply {
  return reply.header("etag", `"${version}"`).header("cache-control", "no-store");
}

function valueOrProblem<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new HttpProblem(problemOf(result.error));
  return result.value;
}

/** A look at a foreign dossier is answered like a missing one, and written to the log (B-16). */
function logDenial({ log }: DossierDeps, request: FastifyRequest, result: Result<Dossier, Refusal>): void {
  if (result.ok || result.error.kind !== "dossiers/not-found" || !result.error.denied) return;
  log.warn({ requestId: request.id, officerId: request.viewer?.officerId }, "denied: dossier of another agency");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idOf({ params }: FastifyRequest<WithId>): string {
  if (!UUID.test(params.id)) throw new HttpProblem(NOT_FOUND);
  return params.id;
}

/** The version that the caller saw, from If-Match: without it nobody may write (B-06). */
function versionOf({ headers }: FastifyRequest): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(headers["if-match"] ?? "");
  if (match === null) throw new HttpProblem(VERSION_REQUIRED);
  return Number(match[1]);
}

function keyOf({ headers }: FastifyRequest): string {
  const key = headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x21-\x7e]{8,200}$/.test(key)) throw new HttpProblem(KEY_REQUIRED);
  return key;
}

const VERSION_REQUIRED: Problem = {
  status: 428,
  type: "/problems/dossiers/version-required",
  code: "E_VERSION_REQUIRED",
  title: "Thiếu phiên bản hồ sơ đã xem (If-Match). Hãy đọc lại hồ sơ rồi gửi kèm phiên bản.",
  titleEn: "The version that you saw (If-Match) is missing. Read the dossier again and send its version.",
};

const KEY_REQUIRED: Problem = {
  status: 400,
  type: "/problems/dossiers/idempotency-key-required",
  code: "E_IDEM_KEY",
  title: "Thiếu khóa chống trùng (Idempotency-Key, 8 đến 200 ký tự).",
  titleEn: "The Idempotency-Key header (8 to 200 characters) is missing.",
};

const NOTHING_TO_PATCH: Problem = {
  status: 405,
  type: "/problems/dossiers/acts-only",
  code: "E_METHOD",
  title: "Hồ sơ chỉ thay đổi qua các việc theo luật (tiếp nhận, bổ sung, trả kết quả…), không sửa trực tiếp.",
  titleEn: "A dossier changes by legal acts only; its fields are never edited.",
};

const UNKNOWN_PERSON: Problem = {
  status: 422,
  type: "/problems/dossiers/unknown-person",
  code: "E_PERSON",
  title: "Không có người này trong hệ thống. Hãy nhập thông tin người nộp trước.",
  titleEn: "This person is not known. Enter the person first.",
};
