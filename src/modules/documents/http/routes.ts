import type { FastifyReply, FastifyRequest } from "fastify";
import { requireViewer, type Viewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import { type Document, type Holder, MAX_FILE_BYTES } from "../domain/document.ts";
import { attachmentHeader } from "../domain/file-name.ts";
import { FILE_REFUSALS, type FileRefusal } from "../domain/file-refusal.ts";
import { findDocument } from "../store/documents.ts";
import { dropDraftFile, openDocument } from "../use-cases/open-document.ts";
import { type DocumentDeps, storeUpload } from "../use-cases/store-upload.ts";
import { documentPaths as paths } from "./paths.ts";

export type DocumentRouteDeps = DocumentDeps & {
  /** Whether the viewer may open what belongs to the draft or dossier; strangers get the answer of nothing there. */
  readonly maySee: (viewer: Viewer, holder: Holder) => Promise<boolean>;
  /** Whether the viewer may attach files to it in its present state. */
  readonly mayAttach: (viewer: Viewer, holder: Holder) => Promise<boolean>;
  /** The page to go back to after attaching. */
  readonly pageOf: (holder: Holder) => string;
};

const config = { audience: "officer" } as const;
/** One byte more than allowed, so that our own count sees it and the rest of the form still arrives. */
const PART_LIMITS = { limits: { fileSize: MAX_FILE_BYTES + 1 }, throwFileSizeLimit: false } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Attach, open and take off files; all of it works without JavaScript. */
export function documentRoutes(app: App, deps: DocumentRouteDeps): void {
  app.post(paths.toDraft(":id"), { config }, (request, reply) => attach(deps, request, reply, "draft"));
  app.post(paths.toDossier(":id"), { config }, (request, reply) => attach(deps, request, reply, "dossier"));
  app.get(paths.file(":id"), { config }, (request, reply) => download(deps, request, reply));
  app.post(paths.drop(":id"), { config }, (request, reply) => drop(deps, request, reply));
}

async function attach(
  deps: DocumentRouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Holder["kind"],
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const holder: Holder = { kind, id: idOf(request) };
  if (!(await deps.mayAttach(viewer, holder))) throw new HttpProblem(NOT_FOUND);
  const refusals: FileRefusal[] = [];
  let componentCode: string | null = null;
  let stored = 0;
  // Parts come in the order of the form: the choice of the paper stands before its files.
  for await (const part of request.parts(PART_LIMITS)) {
    if (part.type === "field") {
      if (part.fieldname === "component" && typeof part.value === "string") componentCode = codeOf(part.value);
      continue;
    }
    const { filename: fileName, mimetype: mediaType, file } = part;
    if (fileName === undefined || fileName === "") {
      file.resume();
      continue;
    }
    // Not destroyed when we stop reading: the form goes on behind a file that was too large.
    const content = file.iterator({ destroyOnReturn: false });
    const upload = { holder, componentCode, officerId: viewer.officerId, fileName, mediaType, content };
    const answer = await storeUpload(deps, upload);
    file.resume();
    if (answer.ok) stored += 1;
    else refusals.push(answer.error);
  }
  if (stored === 0 && refusals.length === 0) refusals.push({ kind: "nothing-sent", fileName: "" });
  if (refusals.length > 0) throw new HttpProblem(problemOf(refusals, stored));
  return seeOther(reply, deps.pageOf(holder));
}

async function download(deps: DocumentRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const document = await visibleDocument(deps, request);
  const content = await openDocument(deps.blobs, document);
  if (content === undefined) throw new HttpProblem(NOT_FOUND);
  return reply
    .header("content-disposition", attachmentHeader(document.name))
    .header("content-length", String(content.size))
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "private, no-store")
    .type(document.mediaType)
    .send(content.stream);
}

async function drop(deps: DocumentRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const document = await visibleDocument(deps, request);
  const allowed = await deps.mayAttach(requireViewer(request), document.holder);
  // What a dossier was received with stays; only a form that nobody has saved yet can lose a file.
  if (!allowed || document.holder.kind === "dossier") throw new HttpProblem(NOT_FOUND);
  await dropDraftFile(deps, document);
  return seeOther(reply, deps.pageOf(document.holder));
}

async function visibleDocument(deps: DocumentRouteDeps, request: FastifyRequest): Promise<Document> {
  const viewer = requireViewer(request);
  const document = await findDocument(deps.db, idOf(request));
  if (document === undefined || !(await deps.maySee(viewer, document.holder))) throw new HttpProblem(NOT_FOUND);
  return document;
}

function idOf(request: FastifyRequest): string {
  const { params } = request;
  const id = typeof params === "object" && params !== null && "id" in params ? String(params.id) : "";
  if (!UUID.test(id)) throw new HttpProblem(NOT_FOUND);
  return id;
}

function codeOf(value: string): string | null {
  const code = value.normalize("NFC").trim();
  return code === "" || code.length > 200 ? null : code;
}

/** One problem for all files of a form: the gravest status, one sentence for each file that was not taken. */
function problemOf(refusals: readonly FileRefusal[], stored: number): Problem {
  const first = refusals[0] ?? { kind: "nothing-sent", fileName: "" };
  const { code, status, vi, en } = FILE_REFUSALS[first.kind];
  const kept = stored === 0 ? "" : ` ${stored} tệp còn lại đã được lưu.`;
  return {
    status,
    type: `/problems/documents/${first.kind}`,
    code,
    title: `${first.fileName === "" ? "" : `${first.fileName}: `}${vi}${kept}`,
    titleEn: en,
    errors: refusals.map(({ kind, fileName }) => ({
      field: "file",
      code: FILE_REFUSALS[kind].code,
      message: fileName === "" ? FILE_REFUSALS[kind].vi : `${fileName}: ${FILE_REFUSALS[kind].vi}`,
    })),
  };
}
