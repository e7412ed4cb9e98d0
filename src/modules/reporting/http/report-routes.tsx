import type { FastifyReply, FastifyRequest } from "fastify";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { csvStream, xlsxStream } from "#platform/sheets/sheet-streams.ts";
import { REPORT_ROLES } from "../domain/report-template.ts";
import { ReportListPage } from "../pages/report-list-page.tsx";
import { ReportPage } from "../pages/report-page.tsx";
import { closeReport } from "../use-cases/close-report.ts";
import { letterPaperOf } from "../use-cases/letterhead-of.ts";
import { reportSheet } from "../use-cases/report-sheet.ts";
import { REPORT_TEMPLATES } from "../use-cases/report-templates.ts";
import { askReport, type AskedReport } from "./ask-report.ts";
import type { ReportingDeps } from "./deps.ts";
import { REPORTS_PATH, versionPath } from "./paths.ts";
import { reachOf, scopeChoices } from "./report-reach.ts";
import { sendFile } from "./send-file.ts";
import { textIn } from "./text-in.ts";

const config = { audience: REPORT_ROLES } as const;

/** The room "Thống kê - báo cáo": the list of reports, each report, its files, and closing it as a version. */
export function reportPages(app: App, deps: ReportingDeps): void {
  app.get(REPORTS_PATH, { config }, (request, reply) => showList(deps, request, reply));
  app.get(`${REPORTS_PATH}/bieu/:bieu`, { config }, (request, reply) => showReport(deps, request, reply));
  app.post(`${REPORTS_PATH}/bieu/:bieu`, { config }, (request, reply) => close(deps, request, reply));
  app.get(`${REPORTS_PATH}/bieu/:bieu/tai-ve`, { config }, (request, reply) => download(deps, request, reply));
}

async function showList({ db }: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const reach = await reachOf(db, viewer);
  const mine = REPORT_TEMPLATES.filter(
    (template) =>
      template.roles.some((role) => viewer.appointments.some((held) => held.role === role)) &&
      scopeChoices(template, reach).length > 0,
  );
  const groups = [...Map.groupBy(mine, ({ group }) => group)].map(([name, cards]) => ({ name, cards }));
  return html(reply, <ReportListPage viewer={await pageViewer(db, viewer)} groups={groups} />);
}

async function showReport(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = await askReport(deps, request, request.query);
  return html(reply, await pageOf(deps, asked), asked.fault === undefined ? 200 : 422);
}

async function pageOf({ db }: ReportingDeps, asked: AskedReport) {
  const { template, viewer, typed, choices, fault, question, query } = asked;
  const report = question === undefined ? undefined : await template.fill(db, question);
  const form = { card: template, choices, ...typed, fault };
  return <ReportPage viewer={await pageViewer(db, viewer)} card={template} form={form} report={report} query={query} />;
}

async function close(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = await askReport(deps, request, request.body);
  if (asked.question === undefined) return html(reply, await pageOf(deps, asked), 422);
  const { id } = await closeReport(deps, asked.template, {
    question: asked.question,
    officerId: asked.viewer.officerId,
  });
  return seeOther(reply, versionPath(id));
}

async function download(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = await askReport(deps, request, request.query);
  if (asked.question === undefined) return html(reply, await pageOf(deps, asked), 422);
  const { template, question } = asked;
  const report = await template.fill(deps.db, question);
  const name = `${template.id}-${question.period.from.toString()}-${question.period.to.toString()}`;
  switch (textIn(request.query, "dang")) {
    case "xlsx":
      return sendFile(reply, { name: `${name}.xlsx`, body: xlsxStream([reportSheet(report)]) });
    case "csv":
      return sendFile(reply, { name: `${name}.csv`, body: csvStream(reportSheet(report)) });
    case "pdf": {
      const now = await deps.clock.now();
      const pdf = await deps.printer.print(report, await letterPaperOf(deps.db, question.scope), now);
      return sendFile(reply, { name: `${name}.pdf`, body: Buffer.from(pdf.bytes) });
    }
    default:
      throw new HttpProblem(NOT_FOUND);
  }
}
