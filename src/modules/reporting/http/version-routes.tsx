import type { FastifyReply, FastifyRequest } from "fastify";
import { formatDate, formatInstant } from "#kernel/time.ts";
import { listOfficersById, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { listDossiersById, maySee } from "#modules/dossiers/index.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { REPORT_ROLES } from "../domain/report-template.ts";
import { sayUntil } from "../domain/say-until.ts";
import { ChangesPage } from "../pages/changes-page.tsx";
import { VersionPage } from "../pages/version-page.tsx";
import { VersionsPage, type VersionRow } from "../pages/versions-page.tsx";
import { findVersion, listVersions, readVersionCursor, type Version, type VersionLine } from "../store/versions.ts";
import { findTemplate } from "../use-cases/report-templates.ts";
import { explainChanges, recheckVersion } from "../use-cases/versions-of.ts";
import type { ReportingDeps } from "./deps.ts";
import { changesPath, versionPath } from "./paths.ts";
import { reachOf, type ReportReach } from "./report-reach.ts";
import { textIn } from "./text-in.ts";

const config = { audience: REPORT_ROLES } as const;
const PAGE = 50;

/** Stored versions: the list, one of them asked again, and what changed between two. */
export function versionPages(app: App, deps: ReportingDeps): void {
  app.get(versionPath(), { config }, (request, reply) => showList(deps, request, reply));
  app.get(versionPath(":id"), { config }, (request, reply) => showVersion(deps, request, reply));
  app.get(changesPath(":other", ":id"), { config }, (request, reply) => showChanges(deps, request, reply));
}

async function showList({ db }: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const reach = await reachOf(db, viewer);
  const after = readVersionCursor(textIn(request.query, "sau"));
  const agencyIds = reach.agencies.map(({ id }) => id);
  const found = await listVersions(db, reach.isWhole ? {} : { agencyIds }, { limit: PAGE + 1, after });
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const next =
    found.length > PAGE && last !== undefined
      ? `${versionPath()}?sau=${encodeURIComponent(`${last.madeAt.toString()}_${last.id}`)}`
      : undefined;
  return html(
    reply,
    <VersionsPage
      viewer={await pageViewer(db, viewer)}
      rows={await rowsOf({ db }, shown, reach)}
      nextHref={next}
      firstHref={after === undefined ? undefined : versionPath()}
    />,
  );
}

async function showVersion(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const reach = await reachOf(db, viewer);
  const version = await versionIn(deps, reach, textIn(request.params, "id"));
  const siblings = await listVersions(db, { sameAs: version }, { limit: PAGE });
  const [row] = await rowsOf(deps, [version], reach);
  return html(
    reply,
    <VersionPage
      viewer={await pageViewer(db, viewer)}
      version={version}
      row={row}
      recheck={await recheckVersion(db, version)}
      siblings={siblings
        .filter(({ id }) => id !== version.id)
        .map(({ id, number, asOf }) => ({
          label: `Phiên bản ${number} (tính đến ${sayUntil(asOf)})`,
          href: number < version.number ? changesPath(id, version.id) : changesPath(version.id, id),
        }))}
    />,
  );
}

async function showChanges(deps: ReportingDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const reach = await reachOf(db, viewer);
  const after = await versionIn(deps, reach, textIn(request.params, "id"));
  const before = await versionIn(deps, reach, textIn(request.params, "other"));
  if (!isSameReport(before, after)) throw new HttpProblem(NOT_FOUND);
  const changes = await explainChanges(db, before, after);
  return html(
    reply,
    <ChangesPage
      viewer={await pageViewer(db, viewer)}
      before={before}
      after={after}
      changes={changes}
      open={await openable(deps, viewer, changes)}
    />,
  );
}

function isSameReport(a: Version, b: Version): boolean {
  const sameDays = a.periodFrom.equals(b.periodFrom) && a.periodTo.equals(b.periodTo);
  return a.template === b.template && a.agencyId === b.agencyId && sameDays;
}

/** Which of the named dossiers the viewer may open. */
async function openable(
  { db }: ReportingDeps,
  viewer: Viewer,
  changes: Awaited<ReturnType<typeof explainChanges>>,
): Promise<ReadonlySet<string>> {
  const ids = new Set(
    changes.flatMap(({ cameIn, wentOut }) => [...cameIn, ...wentOut].map(({ dossierId }) => dossierId)),
  );
  const dossiers = await listDossiersById(db, [...ids]);
  return new Set(dossiers.filter((dossier) => maySee(viewer, dossier)).map(({ id }) => id));
}

async function versionIn({ db }: ReportingDeps, reach: ReportReach, id: string): Promise<Version> {
  const version = await findVersion(db, id);
  if (version === undefined) throw new HttpProblem(NOT_FOUND);
  const isMine = reach.isWhole || reach.agencies.some((agency) => agency.id === version.agencyId);
  if (!isMine) throw new HttpProblem(NOT_FOUND);
  return version;
}

async function rowsOf(
  { db }: Pick<ReportingDeps, "db">,
  lines: readonly VersionLine[],
  { agencies }: ReportReach,
): Promise<readonly VersionRow[]> {
  const officers = await listOfficersById(db, [...new Set(lines.map(({ madeBy }) => madeBy))]);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  return lines.map((line) => {
    const template = findTemplate(line.template);
    return {
      id: line.id,
      reportName: template === undefined ? line.template : template.formNumber || template.title,
      agencyName: agencies.find(({ id }) => id === line.agencyId)?.name ?? "Toàn tỉnh",
      period: `${formatDate(line.periodFrom)} – ${formatDate(line.periodTo)}`,
      number: line.number,
      asOf: sayUntil(line.asOf),
      madeBy: names.get(line.madeBy) ?? "",
      madeAt: formatInstant(line.madeAt),
    };
  });
}
