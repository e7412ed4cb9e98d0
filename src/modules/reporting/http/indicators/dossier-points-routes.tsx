import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import { chargesOf } from "#modules/delay-ledger/index.ts";
import { findDossierByCode, type Dossier } from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { verdictOn } from "../../domain/dossier-fact.ts";
import { pointsOfDossier, type DossierPoints } from "../../domain/indicators/points-of-dossier.ts";
import { REPORT_ROLES } from "../../domain/report-template.ts";
import { DossierPointsPage } from "../../pages/indicators/dossier-points-page.tsx";
import type { ReportingDeps } from "../deps.ts";
import { DOSSIER_POINTS_PATH } from "../paths.ts";
import { reachOf } from "../report-reach.ts";
import { textIn } from "../text-in.ts";

type Deps = Pick<ReportingDeps, "db" | "clock" | "calendar">;

/** The points of one dossier: where the score of an agency or an officer comes from. */
export function dossierPointsRoutes(app: App, deps: Deps): void {
  app.get(DOSSIER_POINTS_PATH, { config: { audience: REPORT_ROLES } }, (request, reply) => show(deps, request, reply));
}

async function show(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const code = textIn(request.query, "ma").trim();
  const { agencies } = await reachOf(db, viewer);
  const found = code === "" ? undefined : await findDossierByCode(db, code);
  // A dossier of another agency is as if it were not there.
  const dossier = agencies.some(({ id }) => id === found?.agencyId) ? found : undefined;
  const page = {
    viewer: await pageViewer(db, viewer),
    ...{ code, dossier, points: dossier === undefined ? [] : await pointsOf(deps, dossier) },
    agencies: new Map(agencies.map(({ id, name }) => [id, name])),
  };
  return html(reply, <DossierPointsPage {...page} />, code !== "" && dossier === undefined ? 404 : 200);
}

async function pointsOf({ db, clock, calendar }: Deps, dossier: Dossier): Promise<readonly DossierPoints[]> {
  const { resolvedAt, dueAt, supplements } = dossier;
  if (resolvedAt === null) return [];
  const { shares } = await chargesOf(db, dossier.id, await calendar(), await clock.now());
  const byAgency = Map.groupBy(
    shares.filter(({ agencyId }) => agencyId !== null),
    ({ agencyId }) => agencyId ?? "",
  );
  return pointsOfDossier({
    verdict: verdictOn(dueAt === null ? null : dateInVietnam(dueAt), dateInVietnam(resolvedAt)),
    supplements: supplements.length,
    agencies: [...byAgency].map(([agencyId, own]) => ({
      agencyId,
      time: own.some(({ late }) => late > 0) ? "longer" : "shorter",
    })),
  });
}
