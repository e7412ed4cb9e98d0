import type { App } from "#platform/http/app.ts";
import type { Db } from "#platform/db/db.ts";
import { html } from "#platform/http/html.ts";
import { languageOf } from "#platform/http/language.ts";
import { readSittings } from "#modules/calendar/index.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import { HomePage } from "./home-page.tsx";
import { openingHours } from "./opening-hours.ts";

const CENTRE_CODE = "H37.00";

/** The front door of the centre. */
export function homeRoutes(app: App, { db }: { readonly db: Db }): void {
  app.get("/", { config: { audience: "public" } }, async (request, reply) => {
    const [centre, sittings] = await Promise.all([findAgencyByCode(db, CENTRE_CODE), readSittings(db)]);
    const contact = centre && { name: centre.name, phone: centre.phone, address: centre.address };
    return html(reply, <HomePage contact={contact} hours={openingHours(sittings, languageOf(request))} />);
  });
}
