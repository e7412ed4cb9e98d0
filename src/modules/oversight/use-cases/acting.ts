import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/index.ts";

/** Who writes, when, with what; an act of another slice fits as it is. */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
};

export type NotAllowed = { readonly kind: "oversight/not-allowed" };
