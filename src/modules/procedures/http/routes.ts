import type { App } from "#platform/http/app.ts";
import { apiProcedureRoutes } from "./api-routes.ts";
import { publicProcedureRoutes } from "./public-routes.tsx";
import { staffProcedureRoutes, type ProcedureDeps } from "./staff-routes.tsx";

/** Everything the catalogue serves: pages for citizens, pages for administrators, JSON. */
export function procedureRoutes(app: App, deps: ProcedureDeps): void {
  publicProcedureRoutes(app, deps);
  staffProcedureRoutes(app, deps);
  apiProcedureRoutes(app, deps);
}
