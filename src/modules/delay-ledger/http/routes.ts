import type { App } from "#platform/http/app.ts";
import type { DelayLedgerDeps } from "./deps.ts";
import { ledgerRoutes } from "./ledger-routes.tsx";
import { myTimeRoutes } from "./my-time-routes.tsx";
import { outageRoutes } from "./outage-routes.tsx";

/** All routes of this slice. */
export function delayLedgerRoutes(app: App, deps: DelayLedgerDeps): void {
  ledgerRoutes(app, deps);
  myTimeRoutes(app, deps);
  outageRoutes(app, deps);
}
