import type { FastifyReply, FastifyRequest } from "fastify";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { answerDownload } from "#platform/exports/export-file.ts";
import type { ExportProgress } from "#platform/exports/export-job.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { csvStream, xlsxStream } from "#platform/sheets/sheet-streams.ts";
import { REPORT_ROLES } from "../domain/report-template.ts";
import { ExportPage } from "../pages/export-page.tsx";
import { countRows } from "../store/list-rows.ts";
import { ownerOf, rowsTable, streamRows, writeOrder } from "../use-cases/rows-export.ts";
import { aboutRows } from "./about-rows.ts";
import { askRows } from "./ask-rows.ts";
import type { ReportingDeps } from "./deps.ts";
import { exportFilePath, exportPath, ROWS_FILE_PATH } from "./paths.ts";
import { sendFile } from "./send-file.ts";
import { textIn } from "./text-in.ts";

/** Lists up to this length are written while they are sent; longer ones in the background, with a page to wait on. */
const AT_ONCE = 20_000;
const REFRESH_SECONDS = 3;

const config = { audience: REPORT_ROLES } as const;

/** Lists of dossiers as files: the short ones at once, the long ones in the background. */
export function rowsFiles(app: App, deps: ReportingDeps): void {
  app.get(ROWS_FILE_PATH, { config }, (request, reply) => download(deps, request, reply));
  app.get(exportPath(":id"), { config }, (request, reply) => showProgress(deps, request, reply));
  app.get(exportFilePath(":id"), { config }, (request, reply) => sendExport(deps, request, reply));
}

async function download(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock, newId, exports } = deps;
  const viewer = requireViewer(request);
  const asked = await askRows({ db, viewer, now: await clock.now() }, request.query);
  const { question, order, title } = asked;
  const format = textIn(request.query, "dang");
  if (format !== "xlsx" && format !== "csv") throw new HttpProblem(NOT_FOUND);
  const { officerId, appointments } = viewer;
  const wish = { question, order, title, about: await aboutRows(deps, asked), viewer: { officerId, appointments } };
  const fileName = `ho-so-${question.measure}-${question.from.toString()}.${format}` as const;
  if ((await countRows(db, question)) > AT_ONCE) {
    const id = newId();
    await exports.order(writeOrder(wish, { id, fileName, format }));
    return seeOther(reply, exportPath(id));
  }
  const sheet = { table: rowsTable(wish), rows: streamRows(db, wish) };
  return sendFile(reply, { name: fileName, body: format === "xlsx" ? xlsxStream([sheet]) : csvStream(sheet) });
}

async function showProgress(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const progress = await mine(deps, request);
  // The page asks for itself again; no script is needed.
  if (progress.state !== "done") reply.header("refresh", String(REFRESH_SECONDS));
  const viewer = await pageViewer(deps.db, requireViewer(request));
  return html(reply, <ExportPage viewer={viewer} progress={progress} />);
}

async function sendExport(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, fileName } = await mine(deps, request);
  const file = await deps.exports.open(id);
  if (file === undefined) throw new HttpProblem(NOT_FOUND);
  const { status, headers, body } = answerDownload(file, request.headers);
  return reply
    .code(status)
    .headers(headers)
    .header("content-disposition", `attachment; filename="${fileName}"`)
    .header("cache-control", "private, no-store")
    .send(body ?? "");
}

/** The export of an address, if it is the officer's own; another one is not there. */
async function mine({ exports }: ReportingDeps, request: FastifyRequest): Promise<ExportProgress> {
  const id = textIn(request.params, "id");
  const progress = /^[0-9a-z][0-9a-z-]{7,63}$/.test(id) ? await exports.progress(id) : undefined;
  if (progress === undefined || ownerOf(progress) !== requireViewer(request).officerId)
    throw new HttpProblem(NOT_FOUND);
  return progress;
}
