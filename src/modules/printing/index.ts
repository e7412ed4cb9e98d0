export * from "./domain.ts";
export type { ReceiptProof } from "./domain/return-receipt.ts";
export { openPrinter, type Printer } from "./use-cases/print-sheet.ts";
export {
  printForm,
  PRINT_REFUSALS,
  type PrintDeps,
  type PrintForm,
  type PrintRefusal,
} from "./use-cases/print-form.ts";
export { apologise, numberStopNotice, type Apologise } from "./use-cases/apologise.ts";
export { printLinks, printPath, REGISTER_PATH, type PrintLink } from "./http/paths.ts";
export { printingRoutes } from "./http/routes.ts";
export { demandPaperRoutes } from "./http/demand-routes.ts";
export { registerRoutes, type RegisterDeps } from "./http/register-routes.tsx";
