import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { partAskedFor } from "#ui/layout/live.ts";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { findAgency, type Agency } from "#modules/organizations/index.ts";
import { settledInstant } from "#modules/reporting/index.ts";
import { BOARD_PERIODS, boardPeriodName } from "../domain/board-period.ts";
import { LEADERS, ledAgencies, PROVINCE_LEADERS, seesProvince } from "../domain/policy.ts";
import { BoardPage } from "../pages/board-page.tsx";
import { boardOf } from "../use-cases/board-of.ts";
import { isUuid, periodIn, soonBy, soonIn, textIn } from "./asked.ts";
import type { OversightDeps } from "./deps.ts";
import { issuerOf, ownAgencies } from "./leaders.ts";
import { leaderTabs } from "./leader-tabs.ts";
import { BOARD_PATH, boardPath, PROVINCE_PATH, SOON_CHOICES, type BoardView } from "./paths.ts";
import { asOfInWords, presentAsked, presentCharts, presentFigures, type Scope } from "./present-board.ts";
import { presentVerdict } from "./present-verdict.ts";

/** The board of the centre, of one agency, and of the province. */
export function boardRoutes(app: App, deps: OversightDeps): void {
  app.get(BOARD_PATH, { config: { audience: LEADERS } }, (request, reply) =>
    showBoard(deps, { request, reply, path: BOARD_PATH }),
  );
  app.get(PROVINCE_PATH, { config: { audience: PROVINCE_LEADERS } }, (request, reply) =>
    showBoard(deps, { request, reply, path: PROVINCE_PATH }),
  );
}

type Asking = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly path: string };

async function showBoard(deps: OversightDeps, { request, reply, path }: Asking): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const [now, calendar, agency] = await Promise.all([
    deps.clock.now(),
    deps.calendar(),
    agencyAsked(deps, viewer, textIn(request.query, "co-quan")),
  ]);
  const [period, soon] = [periodIn(request.query), soonIn(request.query)];
  const agencyIds = agency === undefined ? ownAgencies(viewer) : [agency.id];
  const until = settledInstant(now);
  const board = await boardOf(db, { viewer, period, until, now, soonBy: soonBy(soon, now, calendar), agencyIds });
  const scope: Scope = agencyIds !== undefined ? "agency" : path === PROVINCE_PATH ? "province" : "centre";
  const view: BoardView = { path, period, soon, agencyId: agency?.id };
  const presenting = {
    board,
    scope,
    agencyId: agencyIds?.length === 1 ? agencyIds[0] : undefined,
    agencyHref: (agencyId: string) => boardPath({ ...view, path: BOARD_PATH, agencyId }),
  };
  const [only] = board.agencies.values();
  return html(
    reply,
    <BoardPage
      viewer={await pageViewer(db, viewer)}
      title={titleOf(scope, scope === "agency" ? only : undefined)}
      issuer={await issuerOf(db, viewer)}
      asOf={asOfInWords(board)}
      part={partAskedFor(request.headers)}
      tabs={leaderTabs(viewer, agency === undefined ? path : "")}
      filters={filtersOf(view, agency)}
      verdict={presentVerdict(board)}
      figures={presentFigures(presenting)}
      asked={presentAsked(presenting)}
      charts={presentCharts(presenting)}
    />,
  );
}

/** An agency's leaders see their own; a foreign one answers like one that does not exist. */
async function agencyAsked({ db }: OversightDeps, viewer: Viewer, id: string): Promise<Agency | undefined> {
  if (id === "") return undefined;
  const agency = isUuid(id) ? await findAgency(db, id) : undefined;
  const mine = seesProvince(viewer) || ledAgencies(viewer).includes(id);
  if (agency === undefined || !mine) throw new HttpProblem(NOT_FOUND);
  return agency;
}

function titleOf(scope: Scope, agency: Agency | undefined): string {
  if (agency !== undefined) return `Bảng điều hành: ${agency.name}`;
  return scope === "province" ? "Bảng điều hành toàn tỉnh" : "Bảng điều hành Trung tâm";
}

function filtersOf(view: BoardView, agency: Agency | undefined): readonly FilterGroup[] {
  const periods = BOARD_PERIODS.map((period) => ({
    label: boardPeriodName(period),
    href: boardPath({ ...view, period }),
    chosen: period === view.period,
  }));
  const soon = SOON_CHOICES.map(({ slug, name }) => ({
    label: name,
    href: boardPath({ ...view, soon: slug }),
    chosen: slug === view.soon,
  }));
  const groups: readonly FilterGroup[] = [
    { label: "Kỳ", choices: periods },
    { label: "Sắp đến hạn trong", choices: soon },
  ];
  if (agency === undefined) return groups;
  const all = { label: "Bỏ lọc cơ quan", href: boardPath({ ...view, agencyId: undefined }), chosen: false };
  return [
    ...groups,
    { label: "Cơ quan", choices: [{ label: agency.shortName, href: boardPath(view), chosen: true }, all] },
  ];
}
