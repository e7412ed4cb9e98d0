import type { Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/domain.ts";

/** Who acts, when, with what. */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
};

/** The one time of an act, to the microsecond that the database keeps. */
export async function momentOf({ clock }: Pick<Acting, "clock">): Promise<Instant> {
  const now = await clock.now();
  return now.round({ smallestUnit: "microsecond", roundingMode: "trunc" });
}
