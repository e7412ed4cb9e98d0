import type { App } from "#platform/http/app.ts";
import { bagRoutes } from "./bag-routes.tsx";
import type { CourierDeps } from "./deps.ts";
import { discrepancyRoutes } from "./discrepancy-routes.tsx";
import { runRoutes } from "./run-routes.tsx";

/** All pages of this slice. */
export function courierRoutes(app: App, deps: CourierDeps): void {
  runRoutes(app, deps);
  bagRoutes(app, deps);
  discrepancyRoutes(app, deps);
}
