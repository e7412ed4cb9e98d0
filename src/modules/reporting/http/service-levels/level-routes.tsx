import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate } from "#kernel/time.ts";
import { hasRole, listOfficersById, pageViewer, requireViewer, type Role } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { PROVINCE_REPORTERS, REPORT_ROLES } from "../../domain/report-template.ts";
import { chooseProcedures } from "../../domain/service-levels/choose-procedures.ts";
import { readLevels, type LevelFault, type TypedLevels } from "../../domain/service-levels/read-levels.ts";
import { lineOn } from "../../domain/service-levels/service-level.ts";
import { LevelsPage } from "../../pages/service-levels/levels-page.tsx";
import { listReportedProcedures } from "../../store/facts.ts";
import { listLevels, listNewestLevels } from "../../store/service-levels/service-levels.ts";
import { enterLevels } from "../../use-cases/service-levels/enter-levels.ts";
import type { ReportingDeps } from "../deps.ts";
import { SERVICE_LEVELS_PATH } from "../paths.ts";
import { textIn } from "../text-in.ts";
import { listAskedIn, listQuery, typedLevelsIn, type ListAsked } from "./level-form.ts";

const ENTERING = ["centre-manager", "system-administrator"] as const satisfies readonly Role[];
const READING = [...PROVINCE_REPORTERS, "system-administrator"] as const satisfies readonly Role[];
const ROWS_OF_PAGE = 50;

type Deps = Pick<ReportingDeps, "db" | "clock" | "newId">;

/** How far each procedure can be done online: the list with the level in force, and a form for several at once. */
export function levelRoutes(app: App, deps: Deps): void {
  app.get(SERVICE_LEVELS_PATH, { config: { audience: READING } }, (request, reply) =>
    answer(deps, reply, { request, asked: listAskedIn(request.query) }),
  );
  app.post(SERVICE_LEVELS_PATH, { config: { audience: ENTERING } }, (request, reply) => enter(deps, request, reply));
}

async function enter(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock } = deps;
  const asked = listAskedIn(request.body);
  const typed = typedLevelsIn(request.body);
  const known = new Set((await listReportedProcedures(db)).map(({ code }) => code));
  const read = readLevels(typed, known);
  if (!read.ok) return answer(deps, reply, { request, asked, typed, faults: read.error });
  const { officerId } = requireViewer(request);
  await enterLevels({ ...deps, now: await clock.now(), officerId }, read.value);
  const saved = { ...listQuery(asked), "da-ghi": String(read.value.codes.length) };
  return seeOther(reply, `${SERVICE_LEVELS_PATH}?${new URLSearchParams(saved)}`);
}

type Answer = {
  readonly request: FastifyRequest;
  readonly asked: ListAsked;
  readonly typed?: TypedLevels;
  readonly faults?: readonly LevelFault[];
};

async function answer(
  { db, clock }: Pick<Deps, "db" | "clock">,
  reply: FastifyReply,
  { request, asked, typed, faults = [] }: Answer,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const now = await clock.now();
  const today = dateInVietnam(now);
  const [procedures, lines, newest] = await Promise.all([
    listReportedProcedures(db),
    listLevels(db, { enteredBefore: now.add({ seconds: 1 }) }),
    listNewestLevels(db, 20),
  ]);
  const classified = procedures.map((procedure) => {
    const line = lineOn(lines.get(procedure.code) ?? [], today);
    return { ...procedure, line, level: line?.level };
  });
  const { rows, next } = chooseProcedures(classified, {
    ...{ ...asked, limit: ROWS_OF_PAGE },
  });
  const shown = [...newest, ...rows.flatMap(({ line }) => line ?? [])];
  const authors = await listOfficersById(db, [...new Set(shown.map(({ enteredBy }) => enteredBy))]);
  const page = {
    viewer: await pageViewer(db, viewer),
    ...{ asked, rows, next, newest, faults, today },
    mayEnter: hasRole(viewer, ...ENTERING),
    maySeeReports: hasRole(viewer, ...REPORT_ROLES),
    typed: typed ?? { codes: [], level: "", basis: "", from: formatDate(today) },
    counts: countsOf(classified),
    names: new Map(procedures.map(({ code, name }) => [code, name])),
    authors: new Map(authors.map(({ id, name }) => [id, name])),
    saved: textIn(request.query, "da-ghi"),
  };
  return html(reply, <LevelsPage {...page} />, faults.length > 0 ? 422 : 200);
}

function countsOf(rows: readonly { readonly level: string | undefined }[]): ReadonlyMap<string, number> {
  const groups = Map.groupBy(rows, ({ level }) => level ?? "unclassified");
  return new Map([["all", rows.length], ...[...groups].map(([key, own]): [string, number] => [key, own.length])]);
}
