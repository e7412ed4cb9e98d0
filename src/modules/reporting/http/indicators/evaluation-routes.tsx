import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import { listOfficers, listOfficersById, pageViewer, requireViewer, type Officer } from "#modules/identity/index.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { agencyMeasures, officerMeasures, type EnteredMeasure } from "../../domain/indicators/measures.ts";
import { readEvaluation, type EvaluationFault, type TypedEvaluation } from "../../domain/indicators/read-evaluation.ts";
import { periodFieldsOf, readPeriodOf, type PeriodFault } from "../../domain/period-choice.ts";
import type { PeriodKind } from "../../domain/report-template.ts";
import type { ReportingPeriod } from "../../domain/reporting-period.ts";
import { EvaluationPage } from "../../pages/indicators/evaluation-page.tsx";
import { listEvaluations, listNewestEvaluations } from "../../store/indicators/evaluation-inputs.ts";
import { settingOn } from "../../store/indicators/settings.ts";
import { enterEvaluation } from "../../use-cases/indicators/enter-evaluation.ts";
import type { ReportingDeps } from "../deps.ts";
import { EVALUATION_PATH } from "../paths.ts";
import { kindOfWord, WORDS_OF_KINDS } from "../period-words.ts";
import { reachOf } from "../report-reach.ts";
import { textIn } from "../text-in.ts";

/** Who answers for what is entered: the head of the agency for the own, the centre for all. */
const config = { audience: ["department-leader", "centre-manager"] } as const;

type Deps = Pick<ReportingDeps, "db" | "clock" | "newId">;

/** What the product does not record is entered here with its basis; nothing that was entered is changed. */
export function evaluationRoutes(app: App, deps: Deps): void {
  app.get(EVALUATION_PATH, { config }, async (request, reply) =>
    answer(deps, reply, await ask(deps, request, "query")),
  );
  app.post(EVALUATION_PATH, { config }, (request, reply) => enter(deps, request, reply));
}

type Asked = {
  readonly request: FastifyRequest;
  readonly agencies: readonly Agency[];
  readonly agency: Agency;
  readonly officers: readonly Officer[];
  readonly officer: Officer | undefined;
  readonly kind: PeriodKind;
  readonly typed: { readonly quy: string; readonly nam: string };
  readonly period: ReportingPeriod | undefined;
  readonly periodFault: PeriodFault | undefined;
  readonly measures: readonly EnteredMeasure[];
  readonly measure: EnteredMeasure | undefined;
  readonly saved: string;
};

async function ask({ db, clock }: Deps, request: FastifyRequest, where: "query" | "body"): Promise<Asked> {
  const from = where === "query" ? request.query : request.body;
  const { agencies } = await reachOf(db, requireViewer(request));
  const agencyId = textIn(from, "co-quan");
  const agency = agencyId === "" ? agencies[0] : agencies.find(({ id }) => id === agencyId);
  if (agency === undefined) throw new HttpProblem(NOT_FOUND);
  const officers = await listOfficers(db, { agencyId: agency.id });
  const officerId = textIn(from, "can-bo");
  const officer = officers.find(({ id }) => id === officerId);
  const kind = kindOfWord(textIn(from, "ky")) ?? "quarter";
  const begin = periodFieldsOf(kind, dateInVietnam(await clock.now()));
  const typed = { quy: textIn(from, "quy") || begin.quy, nam: textIn(from, "nam") || begin.nam };
  const read = readPeriodOf(kind, { ...begin, ...typed });
  const period = read.ok ? read.value : undefined;
  const measures = officer === undefined ? await measuresOfAgency(db, period) : officerMeasures();
  return {
    ...{ request, agencies, agency, officers, officer, kind, typed, period, measures },
    periodFault: read.ok ? undefined : read.error,
    measure: measures.find(({ id }) => id === textIn(from, "chi-tieu")),
    saved: textIn(from, "da-ghi"),
  };
}

async function measuresOfAgency(db: Db, period: ReportingPeriod | undefined): Promise<readonly EnteredMeasure[]> {
  return period === undefined ? [] : agencyMeasures((await settingOn(db, period.from)).setting);
}

async function enter(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = await ask(deps, request, "body");
  const { measure, period, agency, officer } = asked;
  if (period === undefined) return answer(deps, reply, asked, { status: 422 });
  if (measure === undefined) throw new HttpProblem(NOT_FOUND);
  const typed = typedIn(request.body);
  const read = readEvaluation(measure.kind, typed);
  if (!read.ok) return answer(deps, reply, asked, { status: 422, typed, faults: read.error });
  const { officerId } = requireViewer(request);
  await enterEvaluation(
    { ...deps, now: await deps.clock.now(), officerId },
    {
      ...{ subjectKind: officer === undefined ? "agency" : "officer", subjectId: officer?.id ?? agency.id },
      ...{ measure: measure.id, from: period.from, to: period.to, ...read.value },
    },
  );
  return seeOther(reply, `${EVALUATION_PATH}?${new URLSearchParams({ ...queryOf(asked), "da-ghi": measure.id })}`);
}

function typedIn(body: unknown): TypedEvaluation {
  // An indicator of the whole unit is chosen as one level of points.
  const level = textIn(body, "muc");
  const read = (name: string) => (level === "" ? textIn(body, name) : level === name ? "1" : "0");
  const basis: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "basis") : undefined;
  return {
    ...{ two: read("two"), one: read("one"), zero: read("zero") },
    ...{ numerator: textIn(body, "numerator"), denominator: textIn(body, "denominator") },
    basis: typeof basis === "string" ? basis.slice(0, 2_000) : "",
  };
}

/** The subject and period as members of an address. */
function queryOf({ agency, officer, kind, typed }: Asked): Record<string, string> {
  return {
    ...{ "co-quan": agency.id, ky: WORDS_OF_KINDS[kind].word, ...typed },
    ...(officer === undefined ? {} : { "can-bo": officer.id }),
  };
}

type Answer = {
  readonly status?: number;
  readonly typed?: TypedEvaluation;
  readonly faults?: readonly EvaluationFault[];
};

async function answer({ db }: Deps, reply: FastifyReply, asked: Asked, more: Answer = {}): Promise<FastifyReply> {
  const { agency, officer, period } = asked;
  const subjectId = officer?.id ?? agency.id;
  const [holding, newest] = await Promise.all([
    period === undefined ? [] : listEvaluations(db, { from: period.from, to: period.to, subjectIds: [subjectId] }),
    listNewestEvaluations(db, { subjectIds: [subjectId], limit: 20 }),
  ]);
  const authors = await listOfficersById(db, [...new Set([...holding, ...newest].map(({ enteredBy }) => enteredBy))]);
  const page = {
    ...{ asked, query: queryOf(asked), holding, newest, typed: more.typed, faults: more.faults ?? [] },
    viewer: await pageViewer(db, requireViewer(asked.request)),
    authors: new Map(authors.map(({ id, name }) => [id, name])),
  };
  const status = more.status ?? (asked.periodFault === undefined ? 200 : 422);
  return html(reply, <EvaluationPage {...page} />, status);
}
