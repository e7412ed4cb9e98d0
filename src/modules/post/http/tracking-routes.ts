import type { Acting } from "#modules/dossiers/index.ts";
import type { App } from "#platform/http/app.ts";
import { partnerRoute } from "#platform/http/partner-route.ts";
import { takeTracking } from "../use-cases/take-tracking.ts";
import { TRACKING_PATH } from "./paths.ts";

/** What the post tells: signed over its very bytes, in a window of five minutes, once for each event id. */
export function trackingRoutes(app: App, deps: { readonly acting: () => Promise<Omit<Acting, "viewer">> }): void {
  partnerRoute(app, TRACKING_PATH, async ({ request, reply, bytes }) => {
    const signed = {
      timestamp: headerOf(request.headers["x-post-timestamp"]),
      signature: headerOf(request.headers["x-post-signature"]),
    };
    const answer = await takeTracking(await deps.acting(), bytes, signed);
    return reply.code(answer.status).header("cache-control", "no-store").send(answer.body);
  });
}

function headerOf(value: string | readonly string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
