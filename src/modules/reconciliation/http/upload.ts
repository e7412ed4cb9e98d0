import type { FastifyRequest } from "fastify";
import { LARGEST_FILE } from "../use-cases/load-statement.ts";
import type { Posted } from "./posted.ts";

/** One byte more than allowed, so that our own count sees it. */
const LIMITS = { limits: { fileSize: LARGEST_FILE + 1 }, throwFileSizeLimit: false } as const;

export type Uploaded = {
  readonly fields: Posted;
  readonly file: { readonly name: string; readonly content: AsyncIterable<Uint8Array> } | undefined;
};

/** The fields and the one file of a form; fields stand before the file, as browsers send them. */
export async function readUpload(request: FastifyRequest): Promise<Uploaded> {
  const fields: Record<string, unknown> = {};
  if (!request.isMultipart()) return { fields, file: undefined };
  for await (const part of request.parts(LIMITS)) {
    if (part.type === "field") {
      fields[part.fieldname] = part.value;
      continue;
    }
    const { filename: name, file } = part;
    if (name !== undefined && name !== "") {
      return { fields, file: { name, content: file.iterator({ destroyOnReturn: false }) } };
    }
    file.resume();
  }
  return { fields, file: undefined };
}
