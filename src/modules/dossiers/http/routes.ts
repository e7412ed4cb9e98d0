import type { App } from "#platform/http/app.ts";
import { dossierApiRoutes } from "./api-routes.ts";
import { dossierCitizenRoutes } from "./citizen-routes.tsx";
import type { DossierDeps } from "./deps.ts";

/** All routes of this slice; the pages for officers are the front desk's and processing's. */
export function registerDossierRoutes(app: App, deps: DossierDeps): void {
  dossierApiRoutes(app, deps);
  dossierCitizenRoutes(app, deps);
}
