import type { FastifyReply, FastifyRequest } from "fastify";
import { findDossier, maySee } from "#modules/dossiers/index.ts";
import { requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { HttpProblem, NOT_FOUND, UNAVAILABLE } from "#platform/http/problem.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import { PRINT_REFUSALS, type PrintDeps, printForm, type PrintForm } from "../use-cases/print-form.ts";
import { FORM_SLUGS, formOfSlug } from "./paths.ts";
import { sendPdf } from "./send-pdf.ts";

const config = { audience: "officer" } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Print-outs of a dossier as PDF, shown in the browser for printing. */
export function printingRoutes(app: App, deps: PrintDeps): void {
  app.get("/can-bo/ho-so/:id/in/:form.pdf", { config }, (request, reply) => sendPrint(deps, request, reply));
}

async function sendPrint(deps: PrintDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const form = formOfSlug(textIn(request.params, "form"));
  const id = textIn(request.params, "id");
  if (form === undefined || !UUID.test(id)) throw new HttpProblem(NOT_FOUND);
  const dossier = await findDossier(deps.db, id);
  if (dossier === undefined || !maySee(viewer, dossier)) throw new HttpProblem(NOT_FOUND);
  const copies = textIn(request.query, "lien") === "2" ? "kept-and-given" : "single";
  const bytes = await print(deps, { dossier, form, copies, viewer });
  return sendPdf(reply, `${FORM_SLUGS[form]}-${dossier.code ?? "ho-so"}`, bytes);
}

async function print(deps: PrintDeps, wanted: PrintForm): Promise<Uint8Array> {
  try {
    const printed = await printForm(deps, wanted);
    if (printed.ok) return printed.value.bytes;
    const { status, code, vi, en } = PRINT_REFUSALS[printed.error.kind];
    throw new HttpProblem({ status, type: `/problems/${printed.error.kind}`, code, title: vi, titleEn: en });
  } catch (error) {
    // The print-out can be asked for again; a broken template is a fault and stays one.
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}

function textIn(values: unknown, name: string): string {
  const value: unknown = typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
  return typeof value === "string" ? value : "";
}
