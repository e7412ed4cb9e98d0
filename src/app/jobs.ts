import type { TaskList } from "graphile-worker";
import { watchCourier } from "#modules/courier/index.ts";
import { openMissingCustody, watchCustody } from "#modules/custody/index.ts";
import { foldCharges, settleOutages } from "#modules/delay-ledger/index.ts";
import { forgetAbandonedFiles } from "#modules/documents/index.ts";
import { forgetLeftovers } from "#modules/dossiers/index.ts";
import { removeDeadSessions, removeOldAttempts } from "#modules/identity/index.ts";
import { listGatewayTransactions, openMissingRequests, runOnlineJobs, serviceViewer } from "#modules/payments/index.ts";
import { carryPost } from "#modules/post/index.ts";
import { watch } from "#modules/processing/index.ts";
import { awaitMoney, checkGateway, runWaitingStatements } from "#modules/reconciliation/index.ts";
import { closeDays, publishFigures, rebuildFacts, writeExports } from "#modules/reporting/index.ts";
import { carrierOf, carryMessages } from "#modules/return-desk/index.ts";
import { openExports } from "#platform/exports/exports.ts";
import { exportsFolder } from "./exports-folder.ts";
import type { Runtime } from "./runtime.ts";

/** When the timers fire, in the form of cron (UTC): minute hour day month weekday name. */
export const CRONTAB = [
  "17 * * * * sweep-sessions ?max=3",
  "*/10 * * * * watch-dossiers ?max=1",
  "41 18 * * * forget-files ?max=1",
  "23 * * * * forget-leftovers ?max=1",
  "*/15 * * * * close-days ?max=1",
  "*/5 * * * * fold-charges ?max=1",
  "* * * * * write-exports ?max=1",
  "* * * * * carry-messages ?max=1",
  "* * * * * read-statements ?max=1",
  "*/15 * * * * check-gateway ?max=1",
  "* * * * * ask-platform ?max=1",
  "* * * * * carry-post ?max=1",
  "37 17 * * * publish-figures ?max=1",
].join("\n");

/** Once at every start: facts for dossiers that an older version of the product took in. */
export const DRAW_FACTS = "draw-facts";

/** Once at every start: payment requests for dossiers whose fees an older version of the product left due. */
export const OPEN_REQUESTS = "open-requests";

/** Once at every start, until it is through: paper in custody of dossiers that an older version of the product took in. */
export const OPEN_CUSTODY = "open-custody";

/** Every night at 00:37 in Vietnam, and once at every start. */
export const PUBLISH_FIGURES = "publish-figures";

/** What happens in the background, by name. */
export function jobs({ config, db, clock, newId, log, blobs, calendar, acting }: Runtime): TaskList {
  return {
    "sweep-sessions": async () => {
      await removeDeadSessions(db);
      await removeOldAttempts(db);
    },
    "forget-files": async () => {
      await forgetAbandonedFiles({ db, blobs }, await clock.now());
    },
    "forget-leftovers": async () => forgetLeftovers(db, await clock.now()),
    [DRAW_FACTS]: async () => {
      await rebuildFacts(db, { calendar: await calendar(), which: "missing" });
    },
    [OPEN_REQUESTS]: async () => {
      await openMissingRequests(await acting(serviceViewer()));
    },
    [OPEN_CUSTODY]: async () => {
      await openMissingCustody(await acting(serviceViewer()));
    },
    [PUBLISH_FIGURES]: async () => {
      await publishFigures(db, { now: await clock.now(), calendar: await calendar() });
    },
    "close-days": async () => {
      await closeDays(db, await clock.now());
    },
    "read-statements": async () => {
      await runWaitingStatements(await acting(serviceViewer()), blobs);
    },
    "carry-post": async () => carryPost(await acting(serviceViewer())),
    "ask-platform": async () => {
      const waiting = await runOnlineJobs({ db, clock, newId, acting, allowedHosts: config.allowedHosts });
      if (waiting > 0) log.warn({ alarm: "online-payments", waiting }, "watchdog");
    },
    "check-gateway": async () => {
      await awaitMoney(db);
      const now = await clock.now();
      const findings = await checkGateway({ db, newId, now, tellGateway: listGatewayTransactions });
      for (const { what } of findings) log.warn({ alarm: "gateway", what }, "reconciliation");
    },
    "write-exports": async () => {
      await writeExports(db, openExports(exportsFolder(config), clock));
    },
    "carry-messages": async () => {
      const carrier = await carrierOf({ db, clock, allowedHosts: config.allowedHosts });
      if (carrier !== undefined) await carryMessages(db, carrier, { now: await clock.now() });
    },
    "fold-charges": async () => {
      await settleOutages({ db, calendar, now: await clock.now() });
      await foldCharges(db);
    },
    "watch-dossiers": async () => {
      const now = await clock.now();
      const papers = [...(await watchCustody(db, now)), ...(await watchCourier(db, now))];
      const alarms = [...(await watch(db, now)), ...papers];
      for (const { kind } of alarms) log.warn({ alarm: kind }, "watchdog");
    },
  };
}
