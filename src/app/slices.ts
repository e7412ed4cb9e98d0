import { authoriseWith, identityRoutes, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { organizationRoutes } from "#modules/organizations/index.ts";
import type { App } from "#platform/http/app.ts";
import type { Runtime } from "./runtime.ts";

/** Cookies are marked secure when the centre is published over https. */
function isSecure({ config }: Runtime): boolean {
  return config.publicUrl.startsWith("https:");
}

/** Who may ask for what: identity finds the viewer, the route names its audience. */
export function authorise(runtime: Runtime): ReturnType<typeof authoriseWith> {
  return authoriseWith({ db: runtime.db, secure: isSecure(runtime) });
}

/** Registers the routes of every slice. This is the only file that knows all slices. */
export function registerSlices(app: App, runtime: Runtime): void {
  const { db, clock, newId } = runtime;
  organizationRoutes(app, { db, newId, viewerOf: (request) => pageViewer(db, requireViewer(request)) });
  identityRoutes(app, { db, clock, newId, secure: isSecure(runtime) });
}
