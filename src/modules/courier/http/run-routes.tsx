import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { asPosted, textOf, type Posted } from "#platform/http/posted.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { placesOf, unitOptions } from "#modules/custody/index.ts";
import { listOfficers, pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { Refusal } from "../domain/refusal.ts";
import { JourneysPage } from "../pages/journeys-page.tsx";
import { RunPage } from "../pages/run-page.tsx";
import { RunsPage } from "../pages/runs-page.tsx";
import { courierFigures, listJourneysOf, type Which } from "../store/figures.ts";
import { findRun, listBags, listItems, listOpenDiscrepancies } from "../store/load.ts";
import { listRuns } from "../store/runs.ts";
import { withHolders } from "../use-cases/outstanding.ts";
import { addBag, departRun, openRun } from "../use-cases/pack.ts";
import { config, idOf, typedIn, uuidIn } from "./asked.ts";
import { actingFor, type CourierDeps } from "./deps.ts";
import { bagPath, FIGURES_PATH, RUNS_PATH, runPath } from "./paths.ts";
import { periodIn } from "./period.ts";
import { problemOf } from "./present-refusal.ts";

/** Runs: the list with its figures, the rows behind each, one run with its bags. */
export function runRoutes(app: App, deps: CourierDeps): void {
  app.get(RUNS_PATH, { config }, (request, reply) => showRuns(deps, request, reply));
  app.post(RUNS_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const done = await openRun(acting, { route: textOf(posted, "tuyen"), courierId: uuidIn(posted, "buuTa") });
    return done.ok
      ? seeOther(reply, runPath(done.value.id))
      : showRuns(deps, request, reply, { posted, refusal: done.error });
  });
  app.get(FIGURES_PATH, { config }, async (request, reply) => {
    const query = asPosted(request.query);
    const which = whichIn(textOf(query, "xem"));
    const period = periodIn(query, await deps.clock.now());
    const journeys = await withHolders(deps.db, await listJourneysOf(deps.db, which, period));
    const viewer = await pageViewer(deps.db, requireViewer(request));
    const words = `Chuyển đi từ ${period.fromText} đến hết ${period.toText}.`;
    return html(reply, <JourneysPage viewer={viewer} title={TITLES[which]} period={words} journeys={journeys} />);
  });
  app.get(runPath(":id"), { config }, (request, reply) => showRun(deps, request, reply));
  app.post(runPath(":id", "tui"), { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const acting = await actingFor(deps, requireViewer(request));
    const units = { fromUnitId: uuidIn(posted, "benGiao"), toUnitId: uuidIn(posted, "benNhan") };
    const done = await addBag(acting, { runId: idOf(request), ...units });
    return done.ok
      ? seeOther(reply, bagPath(done.value.id))
      : showRun(deps, request, reply, { posted, refusal: done.error });
  });
  app.post(runPath(":id", "len-duong"), { config }, async (request, reply) => {
    const done = await departRun(await actingFor(deps, requireViewer(request)), idOf(request));
    return done.ok ? seeOther(reply, runPath(done.value.id)) : showRun(deps, request, reply, { refusal: done.error });
  });
}

const TITLES = {
  out: "Hồ sơ Trung tâm chuyển đi",
  back: "Hồ sơ đã chuyển về",
  outstanding: "Hồ sơ chưa về",
} as const satisfies Record<Which, string>;

function whichIn(text: string): Which {
  return text === "out" || text === "back" ? text : "outstanding";
}

type Again = { readonly posted?: Posted; readonly refusal?: Refusal };

async function showRuns(deps: CourierDeps, request: FastifyRequest, reply: FastifyReply, again: Again = {}) {
  const { db } = deps;
  const period = periodIn(asPosted(request.query), await deps.clock.now());
  const problem = again.refusal && problemOf(again.refusal);
  const couriers = await listOfficers(db, { role: "postal-officer" });
  return html(
    reply,
    <RunsPage
      viewer={await pageViewer(db, requireViewer(request))}
      flash={problem && { tone: "error", title: problem.title }}
      figures={await courierFigures(db, period)}
      from={period.fromText}
      to={period.toText}
      runs={await listRuns(db)}
      open={await listOpenDiscrepancies(db)}
      couriers={couriers.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
      typed={typedIn(again.posted)}
    />,
    problem?.status ?? 200,
  );
}

async function showRun(deps: CourierDeps, request: FastifyRequest, reply: FastifyReply, again: Again = {}) {
  const { db } = deps;
  const viewer = requireViewer(request);
  const run = await findRun(db, idOf(request));
  if (run === undefined || again.refusal?.kind === "courier/not-found") throw new HttpProblem(NOT_FOUND);
  const bags = await listBags(db, run.id);
  const [places, options] = [await placesOf(db, viewer), await unitOptions(db)];
  const problem = again.refusal && problemOf(again.refusal);
  return html(
    reply,
    <RunPage
      viewer={await pageViewer(db, viewer)}
      flash={problem && { tone: "error", title: problem.title }}
      run={run}
      bags={bags}
      items={await listItems(
        db,
        bags.map(({ id }) => id),
      )}
      givers={options.filter(({ value }) => places === "everywhere" || places.unitIds.includes(value))}
      receivers={options}
      typed={typedIn(again.posted)}
    />,
    problem?.status ?? 200,
  );
}
