import type { FastifyReply } from "fastify";

/** Shows a print-out in the browser's own viewer; kept by no cache, because it names people. */
export function sendPdf(reply: FastifyReply, name: string, bytes: Uint8Array): FastifyReply {
  return reply
    .header("content-disposition", `inline; filename="${name}.pdf"`)
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
    .header("cache-control", "private, no-store")
    .type("application/pdf")
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
