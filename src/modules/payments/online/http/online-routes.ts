import type { App } from "#platform/http/app.ts";
import { callbackRoutes } from "./callback-routes.ts";
import type { PayDeps } from "./pay-deps.ts";
import { payRoutes } from "./pay-routes.tsx";
import { onlineSettingsRoutes } from "./settings-routes.tsx";
import { staffPayRoutes } from "./staff-pay-routes.tsx";

/** All routes of online payment: for payers, for the platform, for officers and for administrators. */
export function onlinePaymentRoutes(app: App, deps: PayDeps): void {
  callbackRoutes(app, deps);
  payRoutes(app, deps);
  staffPayRoutes(app, deps);
  onlineSettingsRoutes(app, deps);
}
