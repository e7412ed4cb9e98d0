import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";

/** What the routes of this slice are given by the composition root. */
export type FeeDeps = { readonly db: Db; readonly clock: Clock; readonly newId: () => string };

/** Who may read the rules; who may publish them. */
export const FEE_READERS = ["system-administrator", "centre-manager", "accountant"] as const;
export const FEE_PUBLISHERS = ["system-administrator"] as const;
