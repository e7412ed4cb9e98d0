import type { FastifyReply } from "fastify";
import { HttpProblem, UNAVAILABLE } from "#platform/http/problem.ts";
import { PdfError, type Pdf } from "#platform/pdf/typesetter.ts";

/** Sets a paper and sends it; one that cannot be set now can be asked for again. */
export async function sendPdf(reply: FastifyReply, name: string, print: () => Promise<Pdf>): Promise<FastifyReply> {
  try {
    const { bytes } = await print();
    return await reply
      .header("content-disposition", `inline; filename="${name}.pdf"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'self'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof PdfError && error.reason !== "template") throw new HttpProblem(UNAVAILABLE);
    throw error;
  }
}
