import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { loadCalendar } from "#modules/calendar/index.ts";
import { wherePath, type PaperAlarm } from "#modules/custody/index.ts";
import { isOverdueFor, openBagText, outlyingText, waitingText, type CourierAlarmKind } from "../domain/alarm.ts";
import { bagPath, runPath } from "../http/paths.ts";
import { listOpenBags, listOutlying, listWaitingRuns } from "../store/watch.ts";

/** An alarm of the courier's runs, in both languages. */
export type CourierAlarm = PaperAlarm & { readonly kind: CourierAlarmKind };

/** Runs that do not leave, bags that nobody counts to the end, envelopes that stay away. An empty list is good news. */
export async function watchCourier(db: Db, now: Instant): Promise<readonly CourierAlarm[]> {
  const clocked = { calendar: await loadCalendar(db), now };
  const late = (kind: CourierAlarmKind) => (each: { readonly since: Instant }) =>
    isOverdueFor(kind, each.since, clocked);
  const runs = (await listWaitingRuns(db)).filter(late("run-not-departed")).map((run): CourierAlarm => ({
    kind: "run-not-departed",
    code: run.number,
    since: run.since,
    href: runPath(run.runId),
    ...waitingText(run),
  }));
  const bags = (await listOpenBags(db)).filter(late("run-not-closed")).map((bag): CourierAlarm => ({
    kind: "run-not-closed",
    code: bag.number,
    since: bag.since,
    href: bagPath(bag.bagId),
    ...openBagText(bag),
  }));
  const outlying = (await listOutlying(db)).filter(late("envelope-outstanding")).map((item): CourierAlarm => ({
    kind: "envelope-outstanding",
    code: item.code,
    since: item.since,
    href: wherePath(item.code),
    ...outlyingText(item),
  }));
  return [...runs, ...bags, ...outlying];
}
