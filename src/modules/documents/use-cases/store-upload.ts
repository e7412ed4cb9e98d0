import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { type Blobs, BlobTooLarge, type Received } from "#platform/blobs.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import {
  type Document,
  type FileKind,
  type Holder,
  MAX_FILE_BYTES,
  MAX_FILES,
  MEDIA_TYPES,
} from "../domain/document.ts";
import { cleanFileName } from "../domain/file-name.ts";
import { FILE_REFUSALS, type FileRefusal, type FileRefusalKind } from "../domain/file-refusal.ts";
import { withoutMetadata } from "../inspection/picture-metadata.ts";
import { inspectApart } from "../inspection/inspect-apart.ts";
import { addDocument, countDocuments, noteRefusal } from "../store/documents.ts";

export type DocumentDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly blobs: Blobs;
};

/** A file on its way in; the name and type are claims until the bytes agree. */
export type Upload = {
  readonly holder: Holder;
  readonly componentCode: string | null;
  readonly officerId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
};

/**
 * Takes a file: to disk with a hard limit, hashed on the way, looked into, then kept under its hash with a row, or
 * destroyed and noted (NĐ 61/2018/NĐ-CP Điều 17; B-38 to B-43).
 */
export async function storeUpload(deps: DocumentDeps, upload: Upload): Promise<Result<Document, FileRefusal>> {
  const fileName = cleanFileName(upload.fileName);
  const refused = (kind: FileRefusalKind) => err({ kind, fileName });
  if ((await countDocuments(deps.db, upload.holder)) >= MAX_FILES) return refused("too-many-files");
  const received = await receive(deps.blobs, upload.content);
  if (received === undefined) return refused("file-too-large");
  try {
    const verdict = await inspectApart(await received.read(), { name: upload.fileName, mediaType: upload.mediaType });
    const at = await deps.clock.now();
    if (!verdict.ok) {
      const { sha256, size } = received;
      const { code } = FILE_REFUSALS[verdict.refusal];
      await noteRefusal(deps.db, { id: deps.newId(), at, officerId: upload.officerId, code, size, sha256 });
      return refused(verdict.refusal);
    }
    // The bytes first: a row without a file would be a lie, a file without a row is only space.
    const { sha256, size } = await keep(deps.blobs, received, verdict.kind);
    const document: Document = {
      id: deps.newId(),
      holder: upload.holder,
      componentCode: upload.componentCode,
      name: fileName,
      kind: verdict.kind,
      mediaType: MEDIA_TYPES[verdict.kind],
      size,
      sha256,
      state: "clean",
      uploadedBy: upload.officerId,
      uploadedAt: at,
    };
    await addDocument(deps.db, document);
    return ok(document);
  } finally {
    await received.discard();
  }
}

/** Pictures are kept without what the camera tells about people; all other files as they came, signatures intact. */
async function keep(
  blobs: Blobs,
  received: Received,
  kind: FileKind,
): Promise<{ readonly sha256: string; readonly size: number }> {
  if (kind === "jpeg" || kind === "png") return blobs.put(withoutMetadata(await received.read(), kind));
  await received.keep();
  return received;
}

async function receive(blobs: Blobs, content: AsyncIterable<Uint8Array>): Promise<Received | undefined> {
  try {
    return await blobs.receive(content, MAX_FILE_BYTES);
  } catch (error) {
    if (error instanceof BlobTooLarge) return undefined;
    throw error;
  }
}
