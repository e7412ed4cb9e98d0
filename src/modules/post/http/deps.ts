import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { Blobs } from "#platform/blobs.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { PostPrinter } from "../use-cases/print-post.ts";

/** What the routes of this slice are given by the composition root. */
export type PostDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  /** Where the scans of signed papers lie. */
  readonly blobs: Blobs;
  readonly printer: PostPrinter;
};
