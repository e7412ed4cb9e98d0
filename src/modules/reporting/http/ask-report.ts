import type { FastifyRequest } from "fastify";
import { dateInVietnam, formatInstant } from "#kernel/time.ts";
import { requireViewer, type Viewer } from "#modules/identity/index.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { readAsOf } from "../domain/as-of-choice.ts";
import {
  PERIOD_FIELDS,
  periodFieldsOf,
  readPeriodOf,
  type PeriodFault,
  type TypedPeriod,
} from "../domain/period-choice.ts";
import { settledInstant } from "../domain/reporting-period.ts";
import type { PeriodKind, ReportQuestion, ReportScope } from "../domain/report-template.ts";
import type { ReportTemplate } from "../use-cases/report-template.ts";
import { findTemplate } from "../use-cases/report-templates.ts";
import { letterheadOf } from "../use-cases/letterhead-of.ts";
import type { ReportingDeps } from "./deps.ts";
import { kindOfWord, WORDS_OF_KINDS } from "./period-words.ts";
import { reachOf, scopeChoices, scopeOf, scopeValue, type ScopeChoice } from "./report-reach.ts";
import { textIn } from "./text-in.ts";

/** What the form of a report holds, as it was typed or as it begins. */
export type TypedReport = {
  readonly kind: PeriodKind;
  readonly fields: TypedPeriod;
  readonly scope: string;
  readonly asOf: string;
};

export type AskedReport = {
  readonly viewer: Viewer;
  readonly template: ReportTemplate;
  readonly choices: readonly ScopeChoice[];
  readonly scope: ReportScope;
  readonly typed: TypedReport;
  /** The question, or the field that must be mended first. */
  readonly question: ReportQuestion | undefined;
  readonly fault: PeriodFault | undefined;
  /** The same question as members of an address, with the instant fixed. */
  readonly query: Readonly<Record<string, string>>;
};

/** Reads who asks for which report of which period; a report or an agency that is not for them is not there. */
export async function askReport(
  { db, clock }: ReportingDeps,
  request: FastifyRequest,
  from: unknown,
): Promise<AskedReport> {
  const viewer = requireViewer(request);
  const template = findTemplate(textIn(request.params, "bieu"));
  const isFor = template?.roles.some((role) => viewer.appointments.some((held) => held.role === role)) ?? false;
  if (template === undefined || !isFor) throw new HttpProblem(NOT_FOUND);
  const reach = await reachOf(db, viewer);
  const scope = scopeOf(template, reach, textIn(from, "don-vi"));
  const settled = settledInstant(await clock.now());
  const kind = kindOf(template, textIn(from, "ky"));
  const begin = periodFieldsOf(kind, dateInVietnam(settled));
  const names: readonly (keyof TypedPeriod)[] = PERIOD_FIELDS[kind];
  const written = Object.fromEntries(names.map((name) => [name, textIn(from, name)]));
  const isAsked = names.some((name) => written[name] !== "");
  const typed = {
    kind,
    fields: isAsked ? { ...begin, ...written } : begin,
    scope: scopeValue(scope),
    asOf: textIn(from, "tinh-den"),
  };
  const common = { viewer, template, choices: scopeChoices(template, reach), scope, typed };
  const period = readPeriodOf(kind, typed.fields);
  if (!period.ok) return { ...common, question: undefined, fault: period.error, query: {} };
  const asOf = readAsOf(typed.asOf, { period: period.value, settled });
  if (!asOf.ok) return { ...common, question: undefined, fault: asOf.error, query: {} };
  const question = { scope, ...asOf.value, letterhead: await letterheadOf(db, scope) };
  const query = {
    ky: WORDS_OF_KINDS[kind].word,
    ...Object.fromEntries(names.map((name) => [name, typed.fields[name]])),
    "don-vi": typed.scope,
    "tinh-den": formatInstant(question.until),
  };
  return { ...common, question, fault: undefined, query };
}

function kindOf({ periods }: ReportTemplate, word: string): PeriodKind {
  return periods.find((kind) => kind === kindOfWord(word)) ?? periods[0];
}
