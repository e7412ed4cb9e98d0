import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** Uses a giấy ủy quyền up for an act; false when it was used before. Whoever comes at the same time waits and is told so. */
export async function useAuthorisation(
  tx: Tx,
  { paper, actId, at }: { readonly paper: string; readonly actId: string; readonly at: Instant },
): Promise<boolean> {
  const used = await tablesOf(tx)
    .insertInto("used_authorisation")
    .values({ paper, act_id: actId, used_at: sqlInstant(at) })
    .onConflict((conflict) => conflict.column("paper").doNothing())
    .executeTakeFirst();
  return used.numInsertedOrUpdatedRows === 1n;
}
