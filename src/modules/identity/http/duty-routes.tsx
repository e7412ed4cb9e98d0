import { listAgencies } from "#modules/organizations/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { DutyPage } from "../pages/duty-page.tsx";
import { listOnDuty } from "../store/duty-list.ts";
import { DUTY_PATH } from "./paths.ts";
import type { IdentityDeps } from "./sign-in-routes.tsx";

/** The public list of who is on duty. */
export function dutyRoutes(app: App, { db }: Pick<IdentityDeps, "db">): void {
  app.get(DUTY_PATH, { config: { audience: "public" } }, async (_request, reply) => {
    const centre = (await listAgencies(db)).find((agency) => agency.kind === "centre");
    return html(reply, <DutyPage people={await listOnDuty(db)} contact={centre} />);
  });
}
