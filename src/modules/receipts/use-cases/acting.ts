import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/domain.ts";

export { momentOf } from "#platform/act.ts";

/** Who acts, when, with what. */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
};
