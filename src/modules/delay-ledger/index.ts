export { LEDGER_PATH, MY_TIME_PATH, OUTAGES_PATH } from "./http/paths.ts";
export { chargesOf, type Ledger } from "./use-cases/charges-of.ts";
export { chargeEndedDossier } from "./use-cases/charge-ended-dossier.ts";
export { settleOutages } from "./use-cases/settle-outages.ts";
export { foldCharges } from "./store/fold-charges.ts";
export { listLateBecause, type LateLine, type LateQuestion } from "./store/late-because.ts";
export { listLateDossiers, type LateDossier } from "./store/late-dossiers.ts";
export { delayLedgerRoutes } from "./http/routes.ts";
export { timeCardFor } from "./http/time-card.tsx";
