import type { FastifyReply } from "fastify";
import { PdfError, type Pdf } from "#platform/pdf/typesetter.ts";
import { HttpProblem, UNAVAILABLE } from "#platform/http/problem.ts";

/** Sends a paper to be looked at in the browser; one that can be asked for again is "unavailable", not a fault. */
export async function sendPdf(reply: FastifyReply, name: string, printing: Promise<Pdf>): Promise<FastifyReply> {
  try {
    const { bytes } = await printing;
    return await reply
      .header("content-disposition", `inline; filename="${name}"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}
