import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { asPosted, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { listLossesOf, lossPath, signerOf, unitOptions } from "#modules/custody/index.ts";
import { documentPaths, FILE_REFUSALS, MAX_FILE_BYTES, storeUpload } from "#modules/documents/index.ts";
import { findOfficer, pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { Conclusion, Side } from "../domain/run.ts";
import { CONCLUSION_NAMES, SIDE_NAMES } from "../domain/texts.ts";
import { DiscrepancyPage } from "../pages/discrepancy-page.tsx";
import { findBag, findDiscrepancy, findRun, listItems } from "../store/load.ts";
import { attachPhoto, conclude, sign } from "../use-cases/settle.ts";
import { config, idOf, typedIn, uuidIn } from "./asked.ts";
import { actingFor, type CourierDeps } from "./deps.ts";
import { discrepancyPath } from "./paths.ts";
import { problemOf } from "./present-refusal.ts";

/** One discrepancy: its photograph, its conclusion, its three signatures. */
export function discrepancyRoutes(app: App, deps: CourierDeps): void {
  app.get(discrepancyPath(":id"), { config }, (request, reply) => {
    const done = DONE[textOf(asPosted(request.query), "xong")];
    return show(deps, request, reply, { flash: done === undefined ? undefined : { tone: "done", title: done } });
  });
  app.post(discrepancyPath(":id", "ket-luan"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const conclusion = textOf(posted, "ketLuan");
    if (!isConclusion(conclusion)) return show(deps, request, reply, refusedWith("Hãy chọn kết luận.", 422, posted));
    const acting = await actingFor(deps, requireViewer(request));
    const command = { discrepancyId: idOf(request), conclusion, text: textOf(posted, "noiDung") };
    const done = await conclude(acting, { ...command, toUnitId: uuidIn(posted, "noiDen") });
    if (done.ok) return seeOther(reply, `${discrepancyPath(done.value.id)}?xong=ket-luan`);
    const { title, status } = problemOf(done.error);
    return show(deps, request, reply, refusedWith(title, status, posted));
  });
  app.post(discrepancyPath(":id", "ky"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const side = textOf(posted, "ben");
    if (!isSide(side)) throw new HttpProblem(NOT_FOUND);
    const signer = await signerOf(deps, request);
    if (!signer.ok) {
      const { vi, status } = signer.error;
      return show(deps, request, reply, refusedWith(vi, status, posted));
    }
    const done = await sign(await actingFor(deps, signer.value), { discrepancyId: idOf(request), side });
    if (done.ok)
      return seeOther(reply, `${discrepancyPath(done.value.id)}?xong=${done.value.settledAt ? "xong" : "ky"}`);
    const { title, status } = problemOf(done.error);
    return show(deps, request, reply, refusedWith(title, status, posted));
  });
  app.post(discrepancyPath(":id", "anh"), { config }, (request, reply) => attach(deps, request, reply));
}

const DONE: Readonly<Record<string, string>> = {
  "ket-luan": "Đã ghi kết luận. Ba bên cùng ký để kết thúc.",
  ky: "Đã ký.",
  xong: "Đủ ba chữ ký: chênh lệch đã được kết luận.",
  anh: "Đã đính kèm ảnh.",
};

type Shown = {
  readonly flash?: FlashMessage | undefined;
  readonly posted?: Posted;
  readonly status?: number;
};

function refusedWith(title: string, status: number, posted?: Posted): Shown {
  return { flash: { tone: "error", title }, status, ...(posted === undefined ? {} : { posted }) };
}

/** The photograph is a file of the dossier it is about; of a seal, a file of the first dossier in the bag. */
async function attach(deps: CourierDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const { found, bag } = await loaded(deps, request);
  const [first] = await listItems(deps.db, [bag.id]);
  const dossierId = found.dossierId ?? first?.dossierId;
  if (dossierId === undefined) throw new HttpProblem(NOT_FOUND);
  const part = await request.file({ limits: { fileSize: MAX_FILE_BYTES + 1 }, throwFileSizeLimit: false });
  if (part === undefined || part.filename === "")
    return show(deps, request, reply, refusedWith("Hãy chọn ảnh để đính kèm.", 422));
  const stored = await storeUpload(deps, {
    holder: { kind: "dossier", id: dossierId },
    componentCode: null,
    officerId: viewer.officerId,
    fileName: part.filename,
    mediaType: part.mimetype,
    content: part.file.iterator({ destroyOnReturn: false }),
  });
  part.file.resume();
  if (!stored.ok) {
    const { vi, status } = FILE_REFUSALS[stored.error.kind];
    return show(deps, request, reply, refusedWith(vi, status));
  }
  const kept = await attachPhoto(await actingFor(deps, viewer), { discrepancyId: found.id, photoId: stored.value.id });
  if (kept.ok) return seeOther(reply, `${discrepancyPath(found.id)}?xong=anh`);
  const { title, status } = problemOf(kept.error);
  return show(deps, request, reply, refusedWith(title, status));
}

async function show(
  deps: CourierDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const { found, bag, run } = await loaded(deps, request);
  const losses =
    found.settledAt && found.conclusion === "lost" && found.dossierId ? await listLossesOf(db, found.dossierId) : [];
  // The discrepancy and its loss were written in one moment.
  const loss = losses.find(({ foundAt }) => found.settledAt?.equals(foundAt));
  return html(
    reply,
    <DiscrepancyPage
      viewer={await pageViewer(db, requireViewer(request))}
      flash={shown.flash}
      run={run}
      bag={bag}
      found={found}
      foundBy={(await findOfficer(db, found.foundBy))?.name ?? ""}
      photoHref={found.photoId === null ? undefined : documentPaths.file(found.photoId)}
      receivers={await unitOptions(db)}
      lossHref={loss && lossPath(loss.id)}
      typed={typedIn(shown.posted)}
    />,
    shown.status ?? 200,
  );
}

async function loaded({ db }: CourierDeps, request: FastifyRequest) {
  const found = await findDiscrepancy(db, idOf(request));
  const bag = found && (await findBag(db, found.bagId));
  const run = bag && (await findRun(db, bag.runId));
  if (found === undefined || bag === undefined || run === undefined) throw new HttpProblem(NOT_FOUND);
  return { found, bag, run };
}

function isConclusion(text: string): text is Conclusion {
  return Object.hasOwn(CONCLUSION_NAMES, text);
}

function isSide(text: string): text is Side {
  return Object.hasOwn(SIDE_NAMES, text);
}
