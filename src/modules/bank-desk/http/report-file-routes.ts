import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { xlsxStream } from "#platform/sheets/sheet-streams.ts";
import { shiftReport } from "../use-cases/shift-report.ts";
import { centreOf } from "./centre.ts";
import { DESK, type DeskDeps } from "./deps.ts";
import { shiftPath } from "./paths.ts";
import { presentReport } from "./present-report.ts";
import { namesOf } from "./present-shifts.ts";
import { sendPdf } from "./send-pdf.ts";
import { shiftFor } from "./shift-routes.tsx";
import { shiftPaper, shiftSheet } from "./shift-paper.ts";

/** A shift's report on paper and as a sheet. */
export function reportFileRoutes(app: App, deps: DeskDeps): void {
  app.get(`${shiftPath(":id")}/in`, { config: DESK }, async (request, reply) => {
    const { view, day } = await reportOf(deps, request);
    const paper = shiftPaper(view, await centreOf(deps.db), day);
    return sendPdf(reply, `bao-cao-ca-${view.id.slice(-8)}`, () => deps.printer.print("shift.typ", paper, day));
  });
  app.get(`${shiftPath(":id")}/bao-cao.xlsx`, { config: DESK }, async (request, reply): Promise<FastifyReply> => {
    const { view } = await reportOf(deps, request);
    return reply
      .header("content-disposition", `attachment; filename="bao-cao-ca-${view.id.slice(-8)}.xlsx"`)
      .header("cache-control", "private, no-store")
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .send(xlsxStream([shiftSheet(view)]));
  });
}

async function reportOf(deps: DeskDeps, request: FastifyRequest) {
  const shift = await shiftFor(deps, request);
  const now = await deps.clock.now();
  const report = await shiftReport(deps.db, shift, now);
  const people = report.lines.flatMap(({ payment }) => [payment.voidedBy, payment.voidApprovedBy]);
  const name = await namesOf(deps.db, [shift.cashierId, shift.confirmedBy, shift.countedBy, ...people]);
  return { view: presentReport(report, name), day: shift.closedAt ?? now };
}
