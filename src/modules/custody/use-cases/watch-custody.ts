import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { loadCalendar } from "#modules/calendar/index.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { handOverText, lossText, type PaperAlarm } from "../domain/alarm.ts";
import type { HandOver } from "../domain/bundle.ts";
import { lossLateness } from "../domain/loss-alarm.ts";
import { lossPath, wherePath } from "../http/paths.ts";
import { listUnacknowledged } from "../store/lists.ts";
import { listBundles } from "../store/load.ts";
import { listOpenLosses } from "../store/losses.ts";

/** An alarm of the custody, in both languages. */
export type CustodyAlarm = PaperAlarm & {
  readonly kind: "hand-over-unacknowledged" | "loss-unsigned" | "loss-not-remade";
  readonly dossierId: string;
};

/** Hand-overs whose acknowledgement is late, losses that nobody signs or makes again. An empty list is good news. */
export async function watchCustody(db: Db, now: Instant): Promise<readonly CustodyAlarm[]> {
  const [late, lost] = [await alarmsOf(db, await listUnacknowledged(db, now)), await watchLosses(db, now)];
  return [...late, ...lost];
}

/** The alarms of hand-overs that are late. */
export async function alarmsOf(db: Db, late: readonly HandOver[]): Promise<readonly CustodyAlarm[]> {
  const codes = await codesOf(db, late);
  const givers = await listOfficersById(db, [...new Set(late.map(({ givenBy }) => givenBy))]);
  const names = new Map(givers.map(({ id, name }) => [id, name]));
  return late.map((handOver) => {
    const code = codes.get(handOver.dossierId) ?? "";
    return {
      kind: "hand-over-unacknowledged",
      dossierId: handOver.dossierId,
      code,
      since: handOver.givenAt,
      href: wherePath(code),
      ...handOverText(handOver, { code, giver: names.get(handOver.givenBy) ?? "" }),
    };
  });
}

async function watchLosses(db: Db, now: Instant): Promise<readonly CustodyAlarm[]> {
  const losses = await listOpenLosses(db);
  if (losses.length === 0) return [];
  const [codes, calendar] = [await codesOf(db, losses), await loadCalendar(db)];
  return losses.flatMap((loss) => {
    const what = lossLateness(loss, calendar, now);
    if (what === undefined) return [];
    const code = codes.get(loss.dossierId) ?? "";
    const { dossierId, foundAt: since, id } = loss;
    return [{ kind: `loss-${what}`, dossierId, code, since, href: lossPath(id), ...lossText(loss, { code, what }) }];
  });
}

async function codesOf(db: Db, what: readonly { readonly dossierId: string }[]): Promise<ReadonlyMap<string, string>> {
  const bundles = await listBundles(
    db,
    what.map(({ dossierId }) => dossierId),
  );
  return new Map(bundles.map(({ dossierId, code }) => [dossierId, code]));
}
