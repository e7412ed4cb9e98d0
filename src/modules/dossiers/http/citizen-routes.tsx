import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { languageOf } from "#platform/http/language.ts";
import { NOT_FOUND } from "#platform/http/problem.ts";
import { findAgencyByCode, getAgency } from "#modules/organizations/index.ts";
import { normaliseDossierCode } from "../domain/dossier-code.ts";
import type { Dossier } from "../domain/dossier.ts";
import { normaliseSecret } from "../domain/receipt-secret.ts";
import { LookUpPage } from "../pages/citizen/look-up-page.tsx";
import { ProgressPage } from "../pages/citizen/progress-page.tsx";
import { lookUpReceipt } from "../store/receipts.ts";
import { timeline } from "../store/timeline.ts";
import type { DossierDeps } from "./deps.ts";
import { LOOK_UP_PATH, PROGRESS_API_PATH } from "./paths.ts";
import { presentProgress } from "./present.ts";
import { presentProgressView } from "./present-progress.ts";

type Asked = { Querystring: { ma?: string; so?: string } };

const SLOWED_MS = 2_000;
const LONGEST_TYPED = 100;

/** Following a dossier with its receipt: thirty questions a minute for one address, no account, no JavaScript. */
export function dossierCitizenRoutes(app: App, deps: DossierDeps): void {
  const open = {
    config: { audience: "public", rateLimit: { max: 30, timeWindow: "1 minute" } },
  } as const;

  app.get<Asked>(LOOK_UP_PATH, open, async (request, reply) => {
    const contact = await contactOf(deps);
    const asked = request.query.ma !== undefined || request.query.so !== undefined;
    if (!asked) return html(reply, <LookUpPage contact={contact} outcome="asked" />);

    const dossier = await dossierOfReceipt(deps, request);
    if (dossier === undefined) return html(reply, <LookUpPage contact={contact} outcome="missed" />, 404);
    const language = languageOf(request);
    const entries = await timeline(deps.db, dossier.id);
    const agency = await getAgency(deps.db, dossier.agencyId);
    const [calendar, now] = await Promise.all([deps.calendar(), deps.clock.now()]);
    const view = presentProgressView({ dossier, entries, agency, calendar, now, language });
    const fee = await deps.feeReasons?.(dossier);
    const acts = await deps.progressActs?.(dossier, language);
    const post = await deps.postProgress?.(dossier);
    return html(reply, <ProgressPage view={view} contact={contact} fee={fee} acts={acts} post={post} />);
  });

  app.get<Asked>(PROGRESS_API_PATH, open, async (request, reply) => {
    const dossier = await dossierOfReceipt(deps, request);
    if (dossier === undefined) return missed(reply);
    return reply.header("cache-control", "no-store").send(presentProgress(dossier, await deps.clock.now()));
  });
}

/** The dossier behind a right pair of code and secret; every miss takes the same way and the same time (B-12 to B-15). */
async function dossierOfReceipt(deps: DossierDeps, { query }: FastifyRequest<Asked>): Promise<Dossier | undefined> {
  const code = normaliseDossierCode(typed(query.ma));
  const secret = normaliseSecret(typed(query.so));
  const found = await lookUpReceipt(deps.db, { code, secret }, await deps.clock.now());
  if (found.kind === "found") return found.dossier;
  if (found.slowed) await sleep(SLOWED_MS);
  return undefined;
}

/** A query that repeats a field arrives as a list; what is too long to be a code is cut, and misses. */
function typed(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_TYPED) : "";
}

/** Without a request id: the bytes of two misses are the same. */
function missed(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .header("cache-control", "no-store")
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(NOT_FOUND));
}

const CENTRE_CODE = "H37.00";

async function contactOf({ db }: DossierDeps) {
  const centre = await findAgencyByCode(db, CENTRE_CODE);
  return centre === undefined ? undefined : { name: centre.name, phone: centre.phone, address: centre.address };
}
