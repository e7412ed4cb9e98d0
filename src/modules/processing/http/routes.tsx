import type { VNode } from "preact";
import type { App } from "#platform/http/app.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { ProcessingPanel } from "../pages/staff/processing-panel.tsx";
import { bulkRoutes } from "./bulk-routes.ts";
import type { ProcessingDeps } from "./deps.ts";
import { presentPanel } from "./present-panel.ts";
import { taskRoutes } from "./task-routes.tsx";
import { workRoutes } from "./work-routes.tsx";

/** All routes of this slice: lists of work, and forms about steps. */
export function processingRoutes(app: App, deps: ProcessingDeps): void {
  workRoutes(app, deps);
  taskRoutes(app, deps);
  bulkRoutes(app, deps);
}

/** The panel that the dossier's page shows: the task in hand with its forms, and the way through the process. */
export function processPanelFor(deps: Pick<ProcessingDeps, "db" | "clock" | "calendar">) {
  return async (dossier: Dossier, viewer: Viewer): Promise<VNode | undefined> => {
    const looking = { db: deps.db, viewer, now: await deps.clock.now(), calendar: await deps.calendar() };
    const panel = await presentPanel(looking, dossier);
    return panel === undefined ? undefined : <ProcessingPanel {...panel} />;
  };
}
