import type { Db } from "#platform/db/db.ts";
import { authorityToReceive } from "#modules/dossiers/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { searchProcedures } from "#modules/procedures/index.ts";

/** One way to receive at this counter: a case of a procedure. */
export type CaseChoice = {
  readonly caseId: string;
  readonly procedureName: string;
  readonly caseName: string;
  readonly code: string;
  readonly fieldName: string;
  readonly limit: string;
};

const MOST_PROCEDURES = 12;
const MOST_CASES = 20;

/** The cases that answer the words and that this counter may receive, best first; without words its own procedures. */
export async function findCases(db: Db, viewer: Viewer, words: string): Promise<readonly CaseChoice[]> {
  const agencies = countersOf(viewer);
  if (agencies.length === 0) return [];
  const found = await Promise.all(
    agencies.map((agencyId) =>
      searchProcedures(db, words, {
        limit: MOST_PROCEDURES,
        receivable: true,
        ...(agencyId === "province" ? {} : { agencyId }),
      }),
    ),
  );
  return found
    .flat()
    .toSorted((a, b) => b.score - a.score)
    .filter(({ agencyId }) => agencyId !== null && authorityToReceive(viewer, agencyId) !== undefined)
    .flatMap(({ name, code, fieldName, cases }) =>
      cases
        .filter(({ receivable }) => receivable)
        .map(({ id, caseName, limitText }) => ({
          caseId: id,
          procedureName: name,
          caseName,
          code,
          fieldName,
          limit: limitText,
        })),
    )
    .slice(0, MOST_CASES);
}

/** The agencies for which the viewer sits at a counter; the centre's management stands in at every counter. */
function countersOf({ appointments }: Viewer): readonly string[] {
  if (appointments.some(({ role }) => role === "centre-manager")) return ["province"];
  return [...new Set(appointments.filter(({ role }) => role === "counter-officer").map(({ agencyId }) => agencyId))];
}
