import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

const TYPES = {
  pdf: "application/pdf",
  xml: "application/xml; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8; header=present",
} as const;

/** Sends a file to whoever asked and to no cache, because it names people; a PDF opens in the browser's own viewer. */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly ending: keyof typeof TYPES; readonly body: Readable | Buffer },
): FastifyReply {
  // Not the policy of pages: it forbids objects, and browsers show a PDF as one. The teller's page prints it from a frame.
  if (file.ending === "pdf") {
    reply.header("content-security-policy", "frame-ancestors 'self'; base-uri 'none'; form-action 'none'");
  }
  const how = file.ending === "pdf" ? "inline" : "attachment";
  return reply
    .header("content-disposition", `${how}; filename="${file.name}.${file.ending}"`)
    .header("cache-control", "private, no-store")
    .type(TYPES[file.ending])
    .send(file.body);
}
