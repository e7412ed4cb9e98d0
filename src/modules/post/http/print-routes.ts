import type { FastifyReply } from "fastify";
import type { App } from "#platform/http/app.ts";
import { HttpProblem, NOT_FOUND, UNAVAILABLE } from "#platform/http/problem.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { PdfError } from "#platform/pdf/typesetter.ts";
import { POST_ROOM } from "../domain/policy.ts";
import { findBatch } from "../store/batches.ts";
import { findSlip } from "../store/slips.ts";
import { batchSheet, slipSheet } from "../use-cases/print-post.ts";
import type { PostDeps } from "./deps.ts";
import { batchPdfPath, slipPdfPath } from "./paths.ts";
import { asPosted, isUuid, textOf } from "./posted.ts";

const config = { audience: POST_ROOM };

/** Phiếu gửi, Biên bản giao nhận and bảng kê as PDF. */
export function postPrintRoutes(app: App, deps: PostDeps): void {
  app.get(slipPdfPath(":slipId"), { config }, async (request, reply) => {
    const id = textOf(asPosted(request.params), "slipId");
    const slip = isUuid(id) ? await findSlip(deps.db, id) : undefined;
    if (slip?.number == null) throw new HttpProblem(NOT_FOUND);
    const sheet = await slipSheet(deps.db, slip, await deps.clock.now());
    return send(deps, reply, { template: "slip", name: `phieu-gui-${slip.number}`, sheet });
  });
  app.get(batchPdfPath(":batchId"), { config }, async (request, reply) => {
    const id = textOf(asPosted(request.params), "batchId");
    const batch = isUuid(id) ? await findBatch(deps.db, id) : undefined;
    if (batch === undefined) throw new HttpProblem(NOT_FOUND);
    const sheet = await batchSheet(deps.db, batch, await deps.clock.now());
    return send(deps, reply, { template: "batch", name: batch.kind === "to-agency" ? "bien-ban" : "bang-ke", sheet });
  });
}

type Printing = { readonly template: "slip" | "batch"; readonly name: string; readonly sheet: Json };

async function send(deps: PostDeps, reply: FastifyReply, { template, name, sheet }: Printing): Promise<FastifyReply> {
  try {
    const { bytes } = await deps.printer.print(template, sheet, await deps.clock.now());
    return await reply
      .header("content-disposition", `inline; filename="${name}.pdf"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // The print-out can be asked for again; a broken template is a fault and stays one.
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}
