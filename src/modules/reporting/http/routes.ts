import type { App } from "#platform/http/app.ts";
import type { ReportingDeps } from "./deps.ts";
import { dossierPointsRoutes } from "./indicators/dossier-points-routes.tsx";
import { evaluationRoutes } from "./indicators/evaluation-routes.tsx";
import { settingRoutes } from "./indicators/setting-routes.tsx";
import { publicFigureRoutes } from "./public/public-routes.tsx";
import { reportPages } from "./report-routes.tsx";
import { rowsFiles } from "./rows-file-routes.tsx";
import { rowsPages } from "./rows-routes.tsx";
import { levelRoutes } from "./service-levels/level-routes.tsx";
import { versionPages } from "./version-routes.tsx";

/** Reports, the dossiers behind their figures, stored versions and big files. */
export function reportingRoutes(app: App, deps: ReportingDeps): void {
  reportPages(app, deps);
  rowsPages(app, deps);
  rowsFiles(app, deps);
  publicFigureRoutes(app, deps);
  evaluationRoutes(app, deps);
  dossierPointsRoutes(app, deps);
  settingRoutes(app, deps);
  levelRoutes(app, deps);
  versionPages(app, deps);
}
