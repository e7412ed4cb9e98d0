import type { App } from "#platform/http/app.ts";
import { batchRoutes } from "./batch-routes.tsx";
import { claimRoutes } from "./claim-routes.tsx";
import { collectRoutes } from "./collect-routes.tsx";
import type { PostDeps } from "./deps.ts";
import { postListRoutes } from "./list-routes.tsx";
import { moneyRoutes } from "./money-routes.tsx";
import { paperRoutes } from "./paper-routes.ts";
import { parcelRoutes } from "./parcel-routes.tsx";
import { postPrintRoutes } from "./print-routes.ts";
import { postSettingsRoutes } from "./settings-routes.tsx";
import { slipRoutes } from "./slip-routes.tsx";
import { trackingRoutes } from "./tracking-routes.ts";

type TrackingDeps = { readonly actingAlone: Parameters<typeof trackingRoutes>[1]["acting"] };

/** All pages of this slice, and the door through which the post tells what became of an item. */
export function postRoutes(app: App, deps: PostDeps & TrackingDeps): void {
  postListRoutes(app, deps);
  collectRoutes(app, deps);
  parcelRoutes(app, deps);
  slipRoutes(app, deps);
  batchRoutes(app, deps);
  paperRoutes(app, deps);
  claimRoutes(app, deps);
  moneyRoutes(app, deps);
  postSettingsRoutes(app, deps);
  postPrintRoutes(app, deps);
  trackingRoutes(app, { acting: deps.actingAlone });
}
