import type { Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { ensureWorkflow, standardCode } from "#modules/workflows/index.ts";
import type { Limit } from "../domain/limit.ts";

/**
 * Gives the standard department process for a limit, so that an imported procedure of ours can be received before
 * its own process is approved; null when no standard process fits such a limit. Asked once for each limit.
 */
export function workflowResolver(
  db: Db,
  seeding: { readonly newId: () => string; readonly now: Instant },
): (limit: Limit) => Promise<string | null> {
  const known = new Map<string, Promise<string | null>>();
  return (limit) => {
    const code = standardCode(limit);
    const found = known.get(code) ?? resolve(db, code, seeding);
    known.set(code, found);
    return found;
  };
}

async function resolve(
  db: Db,
  code: string,
  { newId, now }: { readonly newId: () => string; readonly now: Instant },
): Promise<string | null> {
  return (await transact(db, (tx) => ensureWorkflow(tx, code, { newId, now }))) ?? null;
}
