import type { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8; header=present",
  pdf: "application/pdf",
} as const;

export type SentFile = { readonly name: `${string}.${keyof typeof TYPES}`; readonly body: Readable | Buffer };

/** Sends a file to be kept by whoever asked and by no cache; a PDF opens in the browser's own viewer. */
export function sendFile(reply: FastifyReply, { name, body }: SentFile): FastifyReply {
  const ending = name.endsWith(".pdf") ? "pdf" : name.endsWith(".csv") ? "csv" : "xlsx";
  // Not the policy of pages: it forbids objects, and browsers show a PDF as one.
  if (ending === "pdf") {
    reply.header("content-security-policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  }
  return reply
    .header("content-disposition", `${ending === "pdf" ? "inline" : "attachment"}; filename="${name}"`)
    .header("cache-control", "private, no-store")
    .type(TYPES[ending])
    .send(body);
}
