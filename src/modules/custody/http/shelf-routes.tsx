import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { asPosted, textOf, textsOf, type Posted } from "#platform/http/posted.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { PAPER_ROLES } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { codesIn } from "../domain/shelf-check.ts";
import { ShelfCheckPage } from "../pages/shelf-check-page.tsx";
import { listShelfChecks, listShelves } from "../store/shelves.ts";
import { checkShelf, type Checked } from "../use-cases/check-shelf.ts";
import { placesOf } from "../use-cases/places-of.ts";
import { unitOptions } from "../use-cases/unit-options.ts";
import { uuidIn } from "./asked.ts";
import { actingFor, type CustodyDeps } from "./deps.ts";
import { SHELF_CHECK_PATH } from "./paths.ts";
import { problemOf } from "./present-refusal.ts";

const config = { audience: PAPER_ROLES } as const;

/** The count of a shelf by scanner. */
export function shelfRoutes(app: App, deps: CustodyDeps): void {
  app.get(SHELF_CHECK_PATH, { config }, (request, reply) =>
    show(deps, request, reply, { asked: asPosted(request.query) }),
  );
  app.post(SHELF_CHECK_PATH, { config }, async (request, reply) => {
    const asked = asPosted(request.body);
    if (!("xong" in asked)) return show(deps, request, reply, { asked });
    const acting = await actingFor(deps, requireViewer(request));
    const command = { unitId: uuidIn(asked, "noi"), shelf: textOf(asked, "ke"), codes: textsOf(asked, "ma") };
    const done = await checkShelf(acting, command);
    return show(deps, request, reply, done.ok ? { asked, checked: done.value } : { asked, refusal: done.error });
  });
}

type Shown = { readonly asked: Posted; readonly checked?: Checked; readonly refusal?: Refusal };

async function show(
  deps: CustodyDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { asked, checked, refusal }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const [places, units] = [await placesOf(db, viewer), await unitOptions(db)];
  const own = places === "everywhere" ? undefined : places.unitIds;
  const problem = refusal && problemOf(refusal);
  return html(
    reply,
    <ShelfCheckPage
      viewer={await pageViewer(db, viewer)}
      flash={problem && { tone: "error", title: problem.title }}
      units={units.filter(({ value }) => own === undefined || own.includes(value))}
      shelves={await listShelves(db, own)}
      checks={await listShelfChecks(db, own)}
      counting={{
        unitId: textOf(asked, "noi"),
        shelf: textOf(asked, "ke").trim().slice(0, 60),
        codes: codesIn(textsOf(asked, "ma")),
      }}
      checked={checked}
    />,
    problem?.status ?? 200,
  );
}
