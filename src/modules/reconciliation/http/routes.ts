import type { App } from "#platform/http/app.ts";
import { accountRoutes } from "./account-routes.tsx";
import { dayRoutes } from "./day-routes.tsx";
import { daysRoutes } from "./days-routes.tsx";
import type { ReconciliationDeps } from "./deps.ts";
import { lineRoutes } from "./line-routes.tsx";
import { moneyRoutes } from "./money-routes.tsx";
import { paperRoutes } from "./paper-routes.ts";

/** All pages of this slice. */
export function reconciliationRoutes(app: App, deps: ReconciliationDeps): void {
  daysRoutes(app, deps);
  dayRoutes(app, deps);
  lineRoutes(app, deps);
  accountRoutes(app, deps);
  moneyRoutes(app, deps);
  paperRoutes(app, deps);
}
