import type { FastifyReply } from "fastify";
import { normalizeText } from "#kernel/vietnamese.ts";
import { formatDate, Temporal } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { ProcedurePage } from "../pages/citizen/procedure-page.tsx";
import { ProceduresPage, type AgencyCount } from "../pages/citizen/procedures-page.tsx";
import { findProcedureByCode } from "../store/procedures.ts";
import { listProcedures, searchProcedures } from "../use-cases/search-procedures.ts";
import { PROCEDURES_PATH, withQuery } from "./paths.ts";
import { legalBasisLine } from "../domain/procedure.ts";
import type { FeesInWords } from "./fee-words.ts";
import type { ProcedureDeps } from "./staff-routes.tsx";
import type { UsualTime } from "./usual-time.ts";

const PAGE = 20;
const MOST = 100;

type Asked = {
  readonly Querystring: { readonly q?: unknown; readonly "co-quan"?: unknown; readonly "so-dong"?: unknown };
};

/** Procedures for citizens: search and the page of one procedure; nothing needs JavaScript. */
export function publicProcedureRoutes(
  app: App,
  { db, usualTime, feesInWords }: Pick<ProcedureDeps, "db" | "usualTime" | "feesInWords">,
): void {
  const open = { config: { audience: "public" } } as const;

  app.get<Asked>(PROCEDURES_PATH, open, async (request, reply) => {
    const query = normalizeText(typed(request.query.q));
    const count = Math.min(MOST, Math.max(PAGE, Number.parseInt(typed(request.query["so-dong"]), 10) || PAGE));
    const agencies = await agencyCounts(db);
    const agency = agencies.find((one) => one.code === typed(request.query["co-quan"]));
    const found =
      query === "" && agency === undefined
        ? []
        : await searchProcedures(db, query, { limit: count + 1, ...(agency ? { agencyId: agency.id } : {}) });
    const more =
      found.length > count && count < MOST
        ? withQuery(PROCEDURES_PATH, { q: query, "co-quan": agency?.code, "so-dong": String(count + PAGE) })
        : undefined;
    const page = { contact: await contactOf(db), query, agency, agencies, hits: found.slice(0, count), more };
    return html(reply, <ProceduresPage {...page} />);
  });

  app.get<{ Params: { code: string } }>(`${PROCEDURES_PATH}/:code`, open, async (request, reply) =>
    show(reply, { db, code: request.params.code.trim(), usualTime, feesInWords }),
  );
}

type Shown = {
  readonly db: Db;
  readonly code: string;
  readonly usualTime: UsualTime | undefined;
  readonly feesInWords: FeesInWords | undefined;
};

async function show(reply: FastifyReply, { db, code, usualTime, feesInWords }: Shown): Promise<FastifyReply> {
  const found = await findProcedureByCode(db, code);
  if (found === undefined) throw new HttpProblem(NOT_FOUND);
  const { version } = found;
  const agency = (await listAgencies(db)).find((one) => one.id === version.agencyId);
  const { content } = version;
  const legalBasis = legalBasisLine(content);
  const cases = content.cases.map(({ caseCode, fees }) => {
    return { procedureCode: content.code, procedureName: content.name, caseCode, fees, legalBasis };
  });
  const words = (await feesInWords?.(db, cases)) ?? [];
  const page = {
    contact: await contactOf(db),
    content,
    feeWords: new Map(cases.map(({ caseCode }, index) => [caseCode, words[index]])),
    agencyName: agency?.name ?? content.agencyText,
    validFrom: formatDate(Temporal.PlainDate.from(version.validFrom)),
    usual: await usualTime?.(db, code),
  };
  return html(reply, <ProcedurePage {...page} />);
}

async function agencyCounts(db: Db): Promise<readonly (AgencyCount & { readonly id: string })[]> {
  const counts = new Map<string, number>();
  for (const { agencyId } of await listProcedures(db)) {
    if (agencyId !== null) counts.set(agencyId, (counts.get(agencyId) ?? 0) + 1);
  }
  return (await listAgencies(db))
    .map(({ id, code, name }) => ({ id, code, name, count: counts.get(id) ?? 0 }))
    .filter((agency) => agency.count > 0);
}

async function contactOf(db: Db) {
  const centre = (await listAgencies(db)).find((agency) => agency.kind === "centre");
  return centre === undefined ? undefined : { name: centre.name, phone: centre.phone, address: centre.address };
}

/** A query that repeats a field arrives as a list; only text counts. */
function typed(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 400) : "";
}
