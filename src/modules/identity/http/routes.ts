import type { App } from "#platform/http/app.ts";
import { accountRoutes } from "./account-routes.tsx";
import { officerRoutes } from "./officer-routes.tsx";
import { peopleRoutes } from "./people-routes.ts";
import { signInRoutes, type IdentityDeps } from "./sign-in-routes.tsx";

/** Every route of the slice. */
export function identityRoutes(app: App, deps: IdentityDeps): void {
  signInRoutes(app, deps);
  accountRoutes(app, deps);
  officerRoutes(app, deps);
  peopleRoutes(app, deps);
}
