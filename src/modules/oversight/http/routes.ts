import type { App } from "#platform/http/app.ts";
import { boardRoutes } from "./board-routes.tsx";
import { announcedRoutes } from "./announced-routes.tsx";
import { briefingRoutes } from "./briefing-routes.tsx";
import { loadRoutes } from "./load-routes.tsx";
import { sessionRoutes, type SessionDeps } from "./session-routes.tsx";

/** All routes of this slice: boards, briefing, announced figures, working session, officers' own boards. */
export function oversightRoutes(app: App, deps: SessionDeps): void {
  boardRoutes(app, deps);
  briefingRoutes(app, deps);
  announcedRoutes(app, deps);
  loadRoutes(app, deps);
  sessionRoutes(app, deps);
}
