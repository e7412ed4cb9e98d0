import type { App } from "#platform/http/app.ts";
import { approvalRoutes } from "./approval-routes.tsx";
import { chargeRoutes } from "./charge-routes.tsx";
import { dayRoutes } from "./day-routes.tsx";
import type { DeskDeps } from "./deps.ts";
import { heldRoutes } from "./held-routes.tsx";
import { openShiftRoutes } from "./open-routes.tsx";
import { paymentRoutes } from "./payment-routes.tsx";
import { refundRoutes } from "./refund-routes.tsx";
import { reportFileRoutes } from "./report-file-routes.ts";
import { shiftRoutes } from "./shift-routes.tsx";
import { tellerRoutes } from "./teller-routes.tsx";

/** Every page of the desk. */
export function bankDeskRoutes(app: App, deps: DeskDeps): void {
  tellerRoutes(app, deps);
  openShiftRoutes(app, deps);
  shiftRoutes(app, deps);
  reportFileRoutes(app, deps);
  paymentRoutes(app, deps);
  approvalRoutes(app, deps);
  heldRoutes(app, deps);
  refundRoutes(app, deps);
  dayRoutes(app, deps);
  chargeRoutes(app, deps);
}
