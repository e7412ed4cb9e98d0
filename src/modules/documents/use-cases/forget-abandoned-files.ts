import type { Instant } from "#kernel/time.ts";
import type { Blobs } from "#platform/blobs.ts";
import type { Db } from "#platform/db/db.ts";
import { dropAbandoned, isContentUsed } from "../store/documents.ts";

/** Days after which a form that was never saved is given up with its files: people's papers are not kept for nothing. */
const KEPT_DAYS = 30;

/** Forgets the files of forms begun over thirty days ago and never saved, and what crashes left; answers how many. */
export async function forgetAbandonedFiles(
  { db, blobs }: { readonly db: Db; readonly blobs: Blobs },
  now: Instant,
): Promise<number> {
  const contents = await dropAbandoned(db, now.subtract({ hours: KEPT_DAYS * 24 }));
  for (const sha256 of contents) {
    if (!(await isContentUsed(db, sha256))) await blobs.removeAged(sha256);
  }
  return contents.length + (await blobs.sweepArrivals());
}
