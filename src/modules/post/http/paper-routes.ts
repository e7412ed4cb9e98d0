import type { FastifyReply, FastifyRequest } from "fastify";
import { err, ok, type Result } from "#kernel/result.ts";
import {
  attachmentHeader,
  findDocument,
  MAX_FILE_BYTES,
  openDocument,
  storeUpload,
  type Holder,
} from "#modules/documents/index.ts";
import { requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { POST_ROOM, rolesOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { findSignedPaper } from "../store/signed-papers.ts";
import { noteSignatures, type PaperSubject } from "../use-cases/note-signatures.ts";
import { showBatch } from "./batch-routes.tsx";
import type { PostDeps } from "./deps.ts";
import { batchPapersPath, batchPath, signedPaperPath, slipPapersPath, slipPath } from "./paths.ts";
import { readSignatures } from "./present-papers.ts";
import { asPosted, isUuid, oneOf, textOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";
import { showSlip } from "./slip-routes.tsx";

const noting = { config: { audience: rolesOf("note-signatures") } };

/** Papers signed by hand: noted with their scans, and opened again. */
export function paperRoutes(app: App, deps: PostDeps): void {
  app.post(slipPapersPath(":slipId"), noting, async (request, reply) => {
    const slipId = idOf(request, "slipId");
    const subjectOf = (posted: Posted): PaperSubject => ({
      kind: oneOf(textOf(posted, "kind"), ["slip", "register"]),
      slipId,
    });
    const done = await note(deps, request, subjectOf);
    if (done.result.ok) return seeOther(reply, `${slipPath(slipId)}?xong=ban-giay#ban-giay`);
    return showSlip(deps, request, reply, { ...refusedWith(done.result.error), posted: done.posted });
  });
  app.post(batchPapersPath(":batchId"), noting, async (request, reply) => {
    const batchId = idOf(request, "batchId");
    const done = await note(deps, request, () => ({ kind: "batch", batchId }));
    if (done.result.ok) return seeOther(reply, `${batchPath(batchId)}#ban-giay`);
    return showBatch(deps, request, reply, { ...refusedWith(done.result.error), posted: done.posted });
  });
  app.get(signedPaperPath(":paperId"), { config: { audience: POST_ROOM } }, (request, reply) =>
    open(deps, request, reply),
  );
}

/** One byte more than allowed, so that the count of the store sees it and the rest of the form still arrives. */
const PART_LIMITS = { limits: { fileSize: MAX_FILE_BYTES + 1 }, throwFileSizeLimit: false } as const;

type Noted = { readonly result: Result<unknown, PostRefusal>; readonly posted: Posted };

/** Reads the form: its fields stand before its file, which is stored only when the fields are right. */
async function note(
  deps: PostDeps,
  request: FastifyRequest,
  subjectOf: (posted: Posted) => PaperSubject,
): Promise<Noted> {
  const posted: Record<string, unknown> = {};
  const parts = request.parts(PART_LIMITS);
  let result: Result<unknown, PostRefusal> = NOTHING_SENT;
  for await (const part of parts) {
    if (part.type === "field") {
      posted[part.fieldname] = part.value;
      continue;
    }
    const { filename: fileName, mimetype: mediaType, file } = part;
    const viewer = requireViewer(request);
    const storeScan = async (holder: Holder): Promise<Result<string, PostRefusal>> => {
      if (fileName === "") return NOTHING_SENT;
      const content = file.iterator({ destroyOnReturn: false });
      const upload = { holder, componentCode: null, officerId: viewer.officerId, fileName, mediaType, content };
      const stored = await storeUpload(deps, upload);
      return stored.ok ? ok(stored.value.id) : err({ kind: "post/scan", file: stored.error.kind });
    };
    const subject = subjectOf(posted);
    const typed = readSignatures(subject.kind, posted);
    result = await noteSignatures(await deps.acting(viewer), { subject, typed, storeScan });
    file.resume();
  }
  return { result, posted };
}

const NOTHING_SENT = err({ kind: "post/scan", file: "nothing-sent" } as const);

function refusedWith(refusal: PostRefusal) {
  const problem = problemOf(refusal);
  if (problem.status === 403 || problem.status === 404) throw new HttpProblem(problem);
  const errors = refusal.kind === "post/scan" ? [{ field: "scan", message: problem.title }] : errorsOf(refusal);
  return { errors, status: problem.status };
}

async function open(deps: PostDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const paper = await findSignedPaper(deps.db, idOf(request, "paperId"));
  const document = paper && (await findDocument(deps.db, paper.documentId));
  const content = document && (await openDocument(deps.blobs, document));
  if (document === undefined || content === undefined) throw new HttpProblem(NOT_FOUND);
  return reply
    .header("content-disposition", attachmentHeader(document.name))
    .header("content-length", String(content.size))
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "private, no-store")
    .type(document.mediaType)
    .send(content.stream);
}

function idOf(request: FastifyRequest, name: string): string {
  const id = textOf(asPosted(request.params), name);
  if (!isUuid(id)) throw new HttpProblem(NOT_FOUND);
  return id;
}
