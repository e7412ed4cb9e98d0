import { z } from "zod";
import { findDossier } from "#modules/dossiers/index.ts";
import { requireViewer } from "#modules/identity/index.ts";
import { DEMAND_PAPER_ROUTE, mayShowDemands } from "#modules/payments/index.ts";
import type { App } from "#platform/http/app.ts";
import { HttpProblem, NOT_FOUND, UNAVAILABLE } from "#platform/http/problem.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import { printDemands, type DemandDeps, type PrintDemand } from "../use-cases/payment-demand-of.ts";
import { sendPdf } from "./send-pdf.ts";

type Asked = { readonly Params: { readonly id: string }; readonly Querystring: { readonly "yeu-cau"?: unknown } };

const NOTHING_DUE = {
  status: 409,
  type: "/problems/printing/nothing-due",
  code: "E_NOTHING_DUE",
  title: "Hồ sơ này không có khoản nào chờ nộp nên không có phiếu để in. Hãy mở trang hồ sơ để xem khoản đã nộp.",
  titleEn: "Nothing of this dossier waits to be paid.",
};

/** The demand on paper for whoever leaves with something to pay. */
export function demandPaperRoutes(app: App, deps: DemandDeps): void {
  app.get<Asked>(DEMAND_PAPER_ROUTE, { config: { audience: "officer" } }, async (request, reply) => {
    const viewer = requireViewer(request);
    const { id } = request.params;
    const asked = z.uuid().optional().safeParse(request.query["yeu-cau"]);
    const dossier = z.uuid().safeParse(id).success && asked.success ? await findDossier(deps.db, id) : undefined;
    if (dossier === undefined || !mayShowDemands(viewer, dossier)) throw new HttpProblem(NOT_FOUND);
    const pdf = await printed(deps, { dossier, requestId: asked.data, viewer });
    if (pdf === undefined) throw new HttpProblem(NOTHING_DUE);
    return sendPdf(reply, `phieu-nop-phi-${dossier.code ?? "ho-so"}`, pdf.bytes);
  });
}

async function printed(deps: DemandDeps, wanted: PrintDemand) {
  try {
    return await printDemands(deps, wanted);
  } catch (error) {
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}
