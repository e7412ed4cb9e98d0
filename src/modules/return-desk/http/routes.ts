import type { App } from "#platform/http/app.ts";
import type { ReturnDeskDeps } from "./deps.ts";
import { deskRoutes } from "./desk-routes.tsx";
import { gatewayRoutes } from "./gateway-routes.tsx";
import { listRoutes } from "./list-routes.tsx";

/** All routes of the return desk. */
export function returnDeskRoutes(app: App, deps: ReturnDeskDeps): void {
  listRoutes(app, deps);
  deskRoutes(app, deps);
  gatewayRoutes(app, deps);
}
