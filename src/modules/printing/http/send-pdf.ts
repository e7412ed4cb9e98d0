import type { FastifyReply } from "fastify";

/** Shows a print-out in the browser's own viewer; kept by no cache, because it names people. */
export function sendPdf(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  return (
    reply
      .header("content-disposition", `inline; filename="${name}.pdf"`)
      // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
      .header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("cache-control", "private, no-store")
      .type("application/pdf")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  );
}
