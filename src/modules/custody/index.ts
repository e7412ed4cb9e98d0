export * from "./domain.ts";
export type { Acting } from "./use-cases/acting.ts";
export { openMissingCustody } from "./use-cases/open-missing-custody.ts";
export { openCustody } from "./use-cases/open-custody.ts";
export { keepCustody } from "./use-cases/react-to-dossier.ts";
export { give, type Batch, type Give } from "./use-cases/give.ts";
export { receive, receiveAll, refuse, takeBack, type EndWithout, type Receive } from "./use-cases/end-hand-overs.ts";
export { pass, type Pass } from "./use-cases/pass.ts";
export { addSheets, settleDifference, shelve } from "./use-cases/keep.ts";
export { listLossesOf } from "./store/losses.ts";
export { lossIsFound, reportLoss } from "./use-cases/losses.ts";
export { findBundle, findBundleByCode, findHandOver, listBundles, listHandOversOf } from "./store/load.ts";
export {
  listDifferences,
  listHeld,
  listIncoming,
  listOutgoing,
  listToForward,
  listTransits,
  listUnacknowledged,
  type Places,
} from "./store/lists.ts";
export { custodianOf, whereIs, type Link, type Whereabouts } from "./store/where.ts";
export { mayActFor } from "./use-cases/may-act-for.ts";
export { unitLabel } from "./use-cases/give.ts";
export { custodyRoutes } from "./http/routes.tsx";
export { sendPdf } from "./http/send-pdf.ts";
export { CUSTODY_PATH, labelPath, lossPath, wherePath } from "./http/paths.ts";
export { idOf, typedIn, uuidIn } from "./http/asked.ts";
export { signerOf } from "./http/signer-of.ts";
export { SignaturePlace } from "./pages/signature-place.tsx";
export { readDay } from "./http/read-day.ts";
export { unitOptions } from "./use-cases/unit-options.ts";
export { problemOf as custodyProblemOf } from "./http/present-refusal.ts";
export { centreOf, headOf, openCustodyPrinter, type CustodyPrinter } from "./use-cases/print-custody.ts";
export { placesOf } from "./use-cases/places-of.ts";
export { countText } from "./domain/texts.ts";
export { whereCardFor } from "./http/dossier-card.tsx";
export { watchCustody } from "./use-cases/watch-custody.ts";
