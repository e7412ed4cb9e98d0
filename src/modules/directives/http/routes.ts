import type { App } from "#platform/http/app.ts";
import type { DirectiveDeps } from "./deps.ts";
import { directiveDetailRoutes } from "./detail-routes.tsx";
import { directiveListRoutes } from "./list-routes.tsx";
import { newDirectiveRoutes } from "./new-routes.tsx";
import { directiveSessionRoutes } from "./session-routes.tsx";

/** All pages of this slice. */
export function directiveRoutes(app: App, deps: DirectiveDeps): void {
  directiveListRoutes(app, deps);
  newDirectiveRoutes(app, deps);
  directiveSessionRoutes(app, deps);
  directiveDetailRoutes(app, deps);
}
