import type { FastifyReply, FastifyRequest } from "fastify";
import type { Instant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { asPosted, countIn, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { findOfficer, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { LOSS_SIDES, type Loss, type LossSide } from "../domain/loss.ts";
import { isLossLate } from "../domain/loss-alarm.ts";
import { PAPER_ROLES } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { LossPage } from "../pages/loss-page.tsx";
import { LossesPage } from "../pages/losses-page.tsx";
import { findBundle, listBundles } from "../store/load.ts";
import { findLoss, listEndedLosses, listOpenLosses } from "../store/losses.ts";
import { remakeLoss, signLoss, writeLoss } from "../use-cases/losses.ts";
import { placesOf } from "../use-cases/places-of.ts";
import { lossSheet } from "../use-cases/print-loss.ts";
import { unitOptions } from "../use-cases/unit-options.ts";
import { idOf, typedIn, uuidIn } from "./asked.ts";
import { actingFor, type CustodyDeps } from "./deps.ts";
import { LOSSES_PATH, lossPath, lossPdfPath } from "./paths.ts";
import { problemOf } from "./present-refusal.ts";
import { readDay } from "./read-day.ts";
import { sendPdf } from "./send-pdf.ts";
import { signerOf } from "./signer-of.ts";

const config = { audience: PAPER_ROLES } as const;

/** Losses: their list, and each with its minutes, signatures and its end. */
export function lossRoutes(app: App, deps: CustodyDeps): void {
  app.get(LOSSES_PATH, { config }, async (request, reply) => {
    const now = await deps.clock.now();
    const lines = async (losses: readonly Loss[]) => withCodes(deps, losses, now);
    return html(
      reply,
      <LossesPage
        viewer={await pageViewer(deps.db, requireViewer(request))}
        open={await lines(await listOpenLosses(deps.db))}
        ended={await lines(await listEndedLosses(deps.db))}
      />,
    );
  });
  app.get(lossPath(":id"), { config }, (request, reply) => {
    const done = DONE[textOf(asPosted(request.query), "xong")];
    return show(deps, request, reply, { flash: done === undefined ? undefined : { tone: "done", title: done } });
  });
  app.post(lossPath(":id", "noi-dung"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const done = await writeLoss(await actingFor(deps, requireViewer(request)), {
      lossId: idOf(request),
      contents: textOf(posted, "giayTo"),
      remedy: textOf(posted, "cachLapLai"),
      text: textOf(posted, "viecLam"),
      responsible: textOf(posted, "nguoiLam"),
      by: readDay(textOf(posted, "han")),
    });
    return done.ok ? told(request, reply, "noi-dung") : refused(deps, request, reply, { refusal: done.error, posted });
  });
  app.post(lossPath(":id", "ky"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const side = textOf(posted, "ben");
    if (!isSide(side)) throw new HttpProblem(NOT_FOUND);
    const signer = await signerOf(deps, request);
    if (!signer.ok) {
      const { vi, status } = signer.error;
      return show(deps, request, reply, { flash: { tone: "error", title: vi }, status, posted });
    }
    const done = await signLoss(await actingFor(deps, signer.value), { lossId: idOf(request), side });
    if (!done.ok) return refused(deps, request, reply, { refusal: done.error, posted });
    return told(request, reply, done.value.completedAt === null ? "ky" : "du-ky");
  });
  app.post(lossPath(":id", "lap-lai"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const loss = await findLoss(deps.db, idOf(request));
    const bundle = loss && (await findBundle(deps.db, loss.dossierId));
    if (bundle === undefined) throw new HttpProblem(NOT_FOUND);
    const done = await remakeLoss(await actingFor(deps, requireViewer(request)), {
      lossId: idOf(request),
      unit: loss?.extent === "sheets" ? bundle.custodian : { kind: "unit", id: uuidIn(posted, "noiGiu"), label: "" },
      counted: { sheets: countIn(posted, "soTo") ?? Number.NaN, originals: countIn(posted, "banChinh") ?? 0 },
    });
    return done.ok ? told(request, reply, "lap-lai") : refused(deps, request, reply, { refusal: done.error, posted });
  });
  app.get(lossPdfPath(":id"), { config }, async (request, reply) => {
    const { loss, code } = await loaded(deps, request);
    const at = loss.endedAt ?? loss.completedAt ?? loss.foundAt;
    return sendPdf(reply, `${loss.number}.pdf`, deps.printer.loss(await lossSheet(deps.db, loss, { code }), at));
  });
}

const DONE: Readonly<Record<string, string>> = {
  "noi-dung": "Đã ghi cách lập lại. Ba bên cùng ký.",
  ky: "Đã ký.",
  "du-ky": "Đủ ba chữ ký. Lập lại giấy tờ, rồi ghi là đã có lại.",
  "lap-lai": "Giấy tờ đã có lại; thời gian không còn tính cho bên làm thất lạc.",
};

type Shown = {
  readonly flash?: FlashMessage | undefined;
  readonly posted?: Posted;
  readonly status?: number;
};

function told(request: FastifyRequest, reply: FastifyReply, word: string): FastifyReply {
  return seeOther(reply, `${lossPath(idOf(request))}?xong=${word}`);
}

function refused(
  deps: CustodyDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { refusal, posted }: { readonly refusal: Refusal; readonly posted: Posted },
): Promise<FastifyReply> {
  const { title, status } = problemOf(refusal);
  return show(deps, request, reply, { flash: { tone: "error", title }, status, posted });
}

async function show(
  deps: CustodyDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { flash, posted, status = 200 }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const { loss, code } = await loaded(deps, request);
  const [places, units] = [await placesOf(db, viewer), await unitOptions(db)];
  return html(
    reply,
    <LossPage
      viewer={await pageViewer(db, viewer)}
      flash={flash}
      loss={loss}
      code={code}
      foundBy={(await findOfficer(db, loss.foundBy))?.name ?? ""}
      makers={units.filter(({ value }) => places === "everywhere" || places.unitIds.includes(value))}
      typed={typedIn(posted)}
    />,
    status,
  );
}

async function loaded({ db }: CustodyDeps, request: FastifyRequest): Promise<{ loss: Loss; code: string }> {
  const loss = await findLoss(db, idOf(request));
  const bundle = loss && (await findBundle(db, loss.dossierId));
  if (loss === undefined || bundle === undefined) throw new HttpProblem(NOT_FOUND);
  return { loss, code: bundle.code };
}

async function withCodes({ db, calendar }: CustodyDeps, losses: readonly Loss[], now: Instant) {
  const bundles = await listBundles(
    db,
    losses.map(({ dossierId }) => dossierId),
  );
  const codes = new Map(bundles.map(({ dossierId, code }) => [dossierId, code]));
  const days = await calendar();
  return losses.map((loss) => ({
    loss,
    code: codes.get(loss.dossierId) ?? "",
    late: isLossLate(loss, days, now) ? ("yes" as const) : ("no" as const),
  }));
}

function isSide(text: string): text is LossSide {
  return LOSS_SIDES.some((side) => side === text);
}
