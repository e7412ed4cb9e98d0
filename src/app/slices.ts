import { randomInt } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { bankDeskRoutes, moneyCardFor, openDeskPrinter } from "#modules/bank-desk/index.ts";
import { calendarRoutes } from "#modules/calendar/index.ts";
import { courierRoutes, openCourierPrinter } from "#modules/courier/index.ts";
import { custodyRoutes, openCustodyPrinter, whereCardFor } from "#modules/custody/index.ts";
import { delayLedgerRoutes, timeCardFor } from "#modules/delay-ledger/index.ts";
import {
  directiveRoutes,
  dossierDirectivesFor,
  openSessionPrinter,
  waitingDirectivesFor,
} from "#modules/directives/index.ts";
import { documentRoutes } from "#modules/documents/index.ts";
import { dossierListRoutes, dossierStaffRoutes, registerDossierRoutes } from "#modules/dossiers/index.ts";
import { feeCardFor, feeReasonsFor, feeRoutes, feesAtAcceptanceFor, feesInWords } from "#modules/fees/index.ts";
import { frontDeskRoutes } from "#modules/front-desk/index.ts";
import { authoriseWith, identityRoutes, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { openSessionReportPrinter, oversightRoutes } from "#modules/oversight/index.ts";
import {
  apologise,
  demandPaperRoutes,
  openPrinter,
  printingRoutes,
  printLinks,
  registerRoutes,
} from "#modules/printing/index.ts";
import { onlinePaymentRoutes, payCardFor, serviceViewer } from "#modules/payments/index.ts";
import { openPostPrinter, postProgressFor, postRoutes } from "#modules/post/index.ts";
import { processingRoutes, processPanelFor } from "#modules/processing/index.ts";
import { listUnits, organizationRoutes } from "#modules/organizations/index.ts";
import { procedureRoutes } from "#modules/procedures/index.ts";
import { openReceiptPrinter, receiptPdfFor, receiptRoutes } from "#modules/receipts/index.ts";
import { openRecordPrinter, reconciliationRoutes } from "#modules/reconciliation/index.ts";
import { openReportPrinter, reportingRoutes, usualTimeOf } from "#modules/reporting/index.ts";
import { receiptProofOf, returnCardFor, returnDeskRoutes } from "#modules/return-desk/index.ts";
import { workflowRoutes } from "#modules/workflows/index.ts";
import { openExports } from "#platform/exports/exports.ts";
import type { App } from "#platform/http/app.ts";
import { administrationRoutes } from "./administration-routes.tsx";
import { adjustOpenDossiers, previewMoves } from "./calendar-changes.ts";
import { documentHolders } from "./document-holders.ts";
import { exportsFolder } from "./exports-folder.ts";
import { homeRoutes } from "./pages/home/home-routes.tsx";
import { REACTIONS } from "./reactions.ts";
import type { Runtime } from "./runtime.ts";

/** Cookies are marked secure when the centre is published over https. */
function isSecure({ config }: Runtime): boolean {
  return config.publicUrl.startsWith("https:");
}

/** Who may ask for what: identity finds the viewer, the route names its audience. */
export function authorise(runtime: Runtime): ReturnType<typeof authoriseWith> {
  return authoriseWith({ db: runtime.db, secure: isSecure(runtime) });
}

/** Registers the routes of every slice. This is the only file that knows all slices. */
export function registerSlices(app: App, runtime: Runtime): void {
  const { db, clock, newId, blobs, calendar, log, acting } = runtime;
  const viewerOf = (request: FastifyRequest) => pageViewer(db, requireViewer(request));
  homeRoutes(app, { db });
  identityRoutes(app, { db, clock, newId, secure: isSecure(runtime) });
  organizationRoutes(app, { db, newId, viewerOf });
  calendarRoutes(app, {
    db,
    clock,
    newId,
    requireViewer,
    pageViewer,
    onCalendarChanged: adjustOpenDossiers({ newId, reactions: REACTIONS }),
    previewMoves: previewMoves(db),
    listUnits: () => listUnits(db),
  });
  procedureRoutes(app, { db, clock, newId, usualTime: usualTimeOf, feesInWords });
  workflowRoutes(app, { db, clock, newId });
  documentRoutes(app, { db, clock, newId, blobs, ...documentHolders(db) });
  const dossierDeps = { db, clock, newId, calendar, log, reactions: REACTIONS };
  const { publicUrl, allowedHosts } = runtime.config;
  const receiptPrinter = openReceiptPrinter();
  app.addHook("onClose", async () => receiptPrinter.close());
  const receiptDeps = { db, clock, newId, printer: receiptPrinter, publicUrl };
  receiptRoutes(app, receiptDeps);
  const receiptPdf = receiptPdfFor(receiptDeps);
  const payDeps = { db, clock, newId, acting, allowedHosts, publicUrl, receiptPdf };
  onlinePaymentRoutes(app, payDeps);
  registerDossierRoutes(app, {
    ...dossierDeps,
    feeReasons: feeReasonsFor({ db }),
    postProgress: postProgressFor({ db }),
    progressActs: payCardFor(payDeps),
  });
  dossierListRoutes(app, dossierDeps);
  const taskPanel = processPanelFor({ db, clock, calendar });
  const whereCard = whereCardFor({ db });
  const directivesCard = dossierDirectivesFor({ db, clock, calendar });
  const returnCard = returnCardFor({ db });
  const processPanel = async (...[dossier, viewer]: Parameters<typeof taskPanel>) => [
    await taskPanel(dossier, viewer),
    await whereCard(dossier, viewer),
    await directivesCard(dossier, viewer),
    await returnCard(dossier, viewer),
  ];
  const timeCard = timeCardFor({ db, clock, calendar });
  feeRoutes(app, { db, clock, newId });
  const whyCard = feeCardFor({ db });
  const feesAtAcceptance = feesAtAcceptanceFor({ db, clock, newId });
  const moneyCard = moneyCardFor({ db });
  const feeCard = async (...[dossier, viewer]: Parameters<typeof moneyCard>) => [
    await whyCard(dossier),
    await moneyCard(dossier, viewer),
  ];
  dossierStaffRoutes(app, { ...dossierDeps, printLinks, processPanel, timeCard, feeCard, feesAtAcceptance, apologise });
  delayLedgerRoutes(app, { db, clock, newId, calendar });
  const besideWork = waitingDirectivesFor({ db, clock });
  processingRoutes(app, { db, clock, calendar, acting, besideWork });
  administrationRoutes(app, { db, clock });
  frontDeskRoutes(app, { db, clock, newId, acting, printLinks });
  const sessionPrinter = openSessionPrinter();
  app.addHook("onClose", async () => sessionPrinter.close());
  directiveRoutes(app, { db, clock, newId, calendar, printer: sessionPrinter });
  const custodyPrinter = openCustodyPrinter();
  app.addHook("onClose", async () => custodyPrinter.close());
  custodyRoutes(app, { db, clock, newId, calendar, printer: custodyPrinter });
  const courierPrinter = openCourierPrinter();
  app.addHook("onClose", async () => courierPrinter.close());
  courierRoutes(app, { db, clock, newId, blobs, calendar, printer: courierPrinter });
  const printer = openPrinter();
  app.addHook("onClose", async () => printer.close());
  const printDeps = { db, clock, newId, printer, publicUrl, receiptProofOf };
  returnDeskRoutes(app, { db, clock, newId, calendar, acting, allowedHosts, random: () => randomInt(1_000_000) });
  printingRoutes(app, printDeps);
  demandPaperRoutes(app, printDeps);
  registerRoutes(app, printDeps);
  const sessionPaper = openSessionReportPrinter();
  app.addHook("onClose", async () => sessionPaper.close());
  oversightRoutes(app, { db, clock, newId, calendar, printer: sessionPaper });
  const reportPrinter = openReportPrinter();
  app.addHook("onClose", async () => reportPrinter.close());
  const exports = openExports(exportsFolder(runtime.config), clock);
  reportingRoutes(app, { db, clock, newId, calendar, printer: reportPrinter, exports });
  const postPrinter = openPostPrinter();
  app.addHook("onClose", async () => postPrinter.close());
  const actingAlone = () => acting(serviceViewer());
  postRoutes(app, { db, clock, newId, blobs, acting, printer: postPrinter, actingAlone });
  const recordPrinter = openRecordPrinter();
  app.addHook("onClose", async () => recordPrinter.close());
  reconciliationRoutes(app, { db, clock, blobs, acting, printer: recordPrinter });
  const deskPrinter = openDeskPrinter();
  app.addHook("onClose", async () => deskPrinter.close());
  bankDeskRoutes(app, { db, clock, newId, calendar, acting, log, printer: deskPrinter });
}
