import type { App } from "#platform/http/app.ts";
import type { FeeDeps } from "./deps.ts";
import { feeListRoutes } from "./list-routes.tsx";
import { provincialRoutes } from "./provincial-routes.tsx";
import { feeRuleRoutes } from "./rule-routes.tsx";
import { feeVersionRoutes } from "./version-routes.tsx";

/** The administration of fees: list, one rule with its trial, the next version, the table of the province. */
export function feeRoutes(app: App, deps: FeeDeps): void {
  feeListRoutes(app, deps);
  feeRuleRoutes(app, deps);
  feeVersionRoutes(app, deps);
  provincialRoutes(app, deps);
}
