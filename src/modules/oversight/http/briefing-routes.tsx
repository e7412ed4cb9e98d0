import type { FastifyReply, FastifyRequest } from "fastify";
import { formatDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { sayUntil } from "#modules/reporting/index.ts";
import { LEADERS, mayKeep, seesProvince } from "../domain/policy.ts";
import { BriefingPage } from "../pages/briefing-page.tsx";
import { periodBriefing } from "../use-cases/period-briefing.ts";
import type { OversightDeps } from "./deps.ts";
import { issuerOf, ownAgencies } from "./leaders.ts";
import { leaderTabs } from "./leader-tabs.ts";
import { ANNOUNCE_PATH, BRIEFING_PATH, periodPath } from "./paths.ts";
import { asTyped, readPeriodAsked } from "./period-asked.ts";
import { presentHeldAgainst, presentMoneyAndPaper } from "./present-money-and-paper.ts";
import { balanceOf, BRIEFING_HEADS, briefingFigures, briefingRows, briefingSentence } from "./present-briefing.ts";

/** What happened in any period, as of any instant. */
export function briefingRoutes(app: App, deps: OversightDeps): void {
  app.get(BRIEFING_PATH, { config: { audience: LEADERS } }, (request, reply) => showBriefing(deps, request, reply));
}

async function showBriefing(deps: OversightDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const { told, typed, errors } = readPeriodAsked(request.query, await deps.clock.now());
  const { period, until } = told;
  const briefing = await periodBriefing(db, { ...told, agencyIds: ownAgencies(viewer) });
  const kept = { tu: formatDate(period.from), den: formatDate(period.to), "tinh-den": asTyped(until) };
  return html(
    reply,
    <BriefingPage
      viewer={await pageViewer(db, viewer)}
      issuer={await issuerOf(db, viewer)}
      asOf={sayUntil(until)}
      tabs={leaderTabs(viewer, BRIEFING_PATH)}
      typed={typed}
      errors={errors}
      sentence={briefingSentence(briefing)}
      balance={balanceOf(briefing.whole)}
      figures={briefingFigures(briefing)}
      heads={BRIEFING_HEADS}
      rows={briefingRows(briefing)}
      announced={seesProvince(viewer) ? briefing.announced.map((figure) => presentHeldAgainst(figure, briefing)) : []}
      moneyAndPaper={seesProvince(viewer) ? presentMoneyAndPaper(briefing) : undefined}
      announceHref={mayKeep(viewer) ? ANNOUNCE_PATH : undefined}
      keptHref={periodPath(BRIEFING_PATH, kept)}
    />,
    errors.length > 0 ? 422 : 200,
  );
}
