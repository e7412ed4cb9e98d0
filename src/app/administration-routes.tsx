import { watchCourier } from "#modules/courier/index.ts";
import { watchCustody } from "#modules/custody/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { watch } from "#modules/processing/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { AdministrationPage } from "./pages/administration-page.tsx";
import type { Runtime } from "./runtime.ts";

const config = { audience: ["system-administrator", "centre-manager"] } as const;

/** The first page of the administration, with the alarms of the watchdog. */
export function administrationRoutes(app: App, { db, clock }: Pick<Runtime, "db" | "clock">): void {
  app.get("/can-bo/quan-tri", { config }, async (request, reply) => {
    const viewer = await pageViewer(db, requireViewer(request));
    const now = await clock.now();
    const papers = [...(await watchCustody(db, now)), ...(await watchCourier(db, now))];
    const alarms = await watch(db, now);
    return html(reply, <AdministrationPage viewer={viewer} alarms={alarms} papers={papers} />);
  });
}
