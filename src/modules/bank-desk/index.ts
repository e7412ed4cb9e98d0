export { bankDeskRoutes } from "./http/routes.ts";
export { moneyCardFor } from "./http/money-card.tsx";
export { openDeskPrinter } from "./use-cases/desk-printer.ts";
export { seedTills } from "./use-cases/seed-tills.ts";
export { openShift, type OpenShift } from "./use-cases/open-shift.ts";
export { collect, type Collect, type Collected } from "./use-cases/collect.ts";
export { handInCash, type HandInCash } from "./use-cases/hand-in-cash.ts";
export { closeShift, type CloseShift } from "./use-cases/close-shift.ts";
export { listTills } from "./store/tills.ts";
