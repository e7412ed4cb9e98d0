import type { App } from "#platform/http/app.ts";
import { accountRoutes } from "./account-routes.tsx";
import { dutyRoutes } from "./duty-routes.tsx";
import { guardFreshProof } from "./fresh-proof.tsx";
import { officerRoutes } from "./officer-routes.tsx";
import { peopleRoutes } from "./people-routes.ts";
import { signInRoutes, type IdentityDeps } from "./sign-in-routes.tsx";

/** Every route of the slice, and the guard of acts that need a fresh proof in all slices. */
export function identityRoutes(app: App, deps: IdentityDeps): void {
  guardFreshProof(app, deps);
  signInRoutes(app, deps);
  accountRoutes(app, deps);
  officerRoutes(app, deps);
  peopleRoutes(app, deps);
  dutyRoutes(app, deps);
}
