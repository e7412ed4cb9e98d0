import type { Db } from "#platform/db/db.ts";
import { authorityToReceive } from "#modules/dossiers/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { casesOf, findProcedureByCode, findProcedureCase } from "#modules/procedures/index.ts";

/** One way to receive at this counter: a case of a procedure. */
export type CaseChoice = {
  readonly caseId: string;
  readonly procedureName: string;
  readonly caseName: string;
  readonly code: string;
  readonly fieldName: string;
  readonly limit: string;
};

/** The cases that answer the words and that this counter may receive, best first. */
export async function findCases(db: Db, viewer: Viewer, words: string): Promise<readonly CaseChoice[]> {
  const procedure = await findProcedureByCode(db, words.trim());
  const cases = procedure === undefined ? [] : await casesOf(db, procedure.version.id);
  const choices = await Promise.all(cases.map(({ id }) => choiceOf(db, viewer, id)));
  return choices.filter((choice) => choice !== undefined);
}

async function choiceOf(db: Db, viewer: Viewer, caseId: string): Promise<CaseChoice | undefined> {
  const found = await findProcedureCase(db, caseId).catch(() => undefined);
  if (found === undefined || authorityToReceive(viewer, found.agencyId) === undefined) return undefined;
  return {
    caseId: found.id,
    procedureName: found.procedureName,
    caseName: found.caseName,
    code: found.procedureCode,
    fieldName: found.fieldName,
    limit: found.limitText,
  };
}
