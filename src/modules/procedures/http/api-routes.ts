import { z } from "zod";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { parseInput } from "#platform/http/input.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import { findProcedureByCode } from "../store/procedures.ts";
import { searchProcedures, type ProcedureHit } from "../use-cases/search-procedures.ts";
import { API_PROCEDURES_PATH } from "./paths.ts";

const question = z.strictObject({
  q: z.string().max(400).default(""),
  limit: z
    .string()
    .regex(/^\d{1,3}$/u)
    .transform(Number)
    .pipe(z.number().min(1).max(100))
    .default(20),
  agency: z.string().max(40).optional(),
});

/** JSON of the catalogue, open to everybody: search, and one procedure as it is in force. */
export function apiProcedureRoutes(app: App, { db }: { readonly db: Db }): void {
  const open = { config: { audience: "public" } } as const;

  app.get(API_PROCEDURES_PATH, open, async (request) => {
    const { q, limit, agency: code } = parseInput(question, request.query ?? {});
    const agency = code === undefined ? undefined : await findAgencyByCode(db, code);
    if (code !== undefined && agency === undefined) return { query: q, count: 0, procedures: [] };
    const hits = await searchProcedures(db, q, { limit, ...(agency ? { agencyId: agency.id } : {}) });
    return { query: q, count: hits.length, procedures: hits.map(presentHit) };
  });

  app.get<{ Params: { code: string } }>(`${API_PROCEDURES_PATH}/:code`, open, async (request) => {
    const found = await findProcedureByCode(db, request.params.code);
    if (found === undefined) throw new HttpProblem(NOT_FOUND);
    const { version } = found;
    const { number, source, validFrom, content } = version;
    return { ...content, version: number, source, validFrom };
  });
}

function presentHit(hit: ProcedureHit) {
  return {
    code: hit.code,
    name: hit.name,
    field: hit.fieldName,
    agency: hit.agencyName,
    doubtful: hit.doubtful,
    score: hit.score,
    cases: hit.cases.map(({ id, caseCode, caseName, limitText, receivable }) => ({
      id,
      code: caseCode,
      name: caseName,
      limit: limitText,
      receivable,
    })),
  };
}
