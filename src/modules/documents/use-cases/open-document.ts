import type { Readable } from "node:stream";
import type { Blobs } from "#platform/blobs.ts";
import type { Db } from "#platform/db/db.ts";
import type { Document } from "../domain/document.ts";
import { dropDraftDocument, isContentUsed } from "../store/documents.ts";

/** The content of a document; undefined while it is quarantined or when the store has lost it. */
export async function openDocument(
  blobs: Blobs,
  document: Document,
): Promise<{ readonly stream: Readable; readonly size: number } | undefined> {
  return document.state === "clean" ? blobs.open(document.sha256) : undefined;
}

/** Takes a file off a draft; its content goes too unless another document has the same. */
export async function dropDraftFile(
  deps: { readonly db: Db; readonly blobs: Blobs },
  document: Document,
): Promise<boolean> {
  const dropped = await dropDraftDocument(deps.db, document.id);
  if (dropped && !(await isContentUsed(deps.db, document.sha256))) await deps.blobs.remove(document.sha256);
  return dropped;
}
