import type { Dossier } from "../domain/dossier.ts";
import { decideAdjustment } from "../domain/adjust-deadline.ts";
import { listByDueDate } from "../store/lists.ts";
import { listDossiersById } from "../store/load.ts";
import type { Acting } from "./acting.ts";
import { adjustDeadline } from "./adjust-deadline.ts";
import { momentOf } from "./perform.ts";

const BATCH = 200;

export type Adjusted = { readonly looked: number; readonly moved: readonly Dossier[] };

/**
 * After a change of the calendar: recomputes every open dossier whose clock runs and moves those whose date changes,
 * each with old -> new and the reason in its own history (handbook §3.2). Dossiers that are resolved or ended keep
 * their dates. Runs in the transaction of the change when `acting.db` is one.
 */
export async function adjustOpenDossiers(acting: Acting, reason: string): Promise<Adjusted> {
  const given = { now: await momentOf(acting), calendar: acting.calendar, viewer: acting.viewer };
  const moved: Dossier[] = [];
  let looked = 0;
  // All pages are read before the first move: a moved date would otherwise be met again further on.
  const waiting: Dossier[] = [];
  for (let after: string | null = ""; after !== null;) {
    const page = await listByDueDate(acting.db, { reach: "province" }, { after, limit: BATCH });
    const dossiers = await listDossiersById(
      acting.db,
      page.lines.map(({ id }) => id),
    );
    looked += dossiers.length;
    waiting.push(...dossiers.filter((dossier) => decideAdjustment(dossier, { reason }, given).ok));
    after = page.next;
  }
  for (const { id, version } of waiting) {
    const done = await adjustDeadline(acting, { dossierId: id, version, reason });
    if (done.ok) moved.push(done.value);
  }
  return { looked, moved };
}
