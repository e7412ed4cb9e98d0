import { findAgency, listAgencies } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { levelOf } from "../domain/agency-level.ts";
import { compareReports, sameFigures, type CellChange } from "../domain/compare-reports.ts";
import type { RowsBehind } from "../domain/report.ts";
import { listMoved, type RowQuestion } from "../store/list-rows.ts";
import type { Version } from "../store/versions.ts";
import { dossiersHeldBy } from "./dossiers-held-by.ts";
import { letterheadOf } from "./letterhead-of.ts";
import { findTemplate } from "./report-templates.ts";

/** What asking a stored version again as of its own instant gives. */
export type Recheck =
  | { readonly kind: "same" }
  | { readonly kind: "different"; readonly changes: readonly CellChange[] }
  /** The template or the agency is no more. */
  | { readonly kind: "cannot-ask" };

/** Asks a stored version again, as of its instant: the same figures must come out, next year too. */
export async function recheckVersion(db: Db, version: Version): Promise<Recheck> {
  const template = findTemplate(version.template);
  const agency = version.agencyId === null ? undefined : await findAgency(db, version.agencyId);
  if (template === undefined || (version.agencyId !== null && agency === undefined)) return { kind: "cannot-ask" };
  const scope =
    agency === undefined
      ? { kind: "all" as const, agencies: await listAgencies(db) }
      : { kind: "agency" as const, agency };
  const { period } = version.report;
  const letterhead = await letterheadOf(db, scope);
  const again = await template.fill(db, { scope, period, until: version.asOf, letterhead });
  if (sameFigures(version.report, again)) return { kind: "same" };
  return { kind: "different", changes: compareReports(version.report, again) };
}

/** A dossier that came into a cell or went out of it between two instants. */
export type MovedDossier = { readonly dossierId: string; readonly code: string | null };

export type ExplainedChange = CellChange & {
  readonly cameIn: readonly MovedDossier[];
  readonly wentOut: readonly MovedDossier[];
};

/** Cells explained by their dossiers on one page. */
const CELLS = 150;
/** Dossiers named for each side of a cell. */
export const NAMED = 20;

/** What changed between two versions, cell by cell, with the dossiers that came in and went out. */
export async function explainChanges(db: Db, before: Version, after: Version): Promise<readonly ExplainedChange[]> {
  const changes = compareReports(before.report, after.report);
  const explained: ExplainedChange[] = [];
  for (const change of changes) {
    const { behind } = change;
    // Groups and totals are sums of the rows that are explained.
    if (behind === undefined || change.kind !== "row" || explained.length >= CELLS) {
      explained.push({ ...change, cameIn: [], wentOut: [] });
      continue;
    }
    const [then, now] = [await questionOf(db, before, behind), await questionOf(db, after, behind)];
    const [cameIn, wentOut] = await Promise.all([
      listMoved(db, { inHere: now, notHere: then }, NAMED),
      listMoved(db, { inHere: then, notHere: now }, NAMED),
    ]);
    explained.push({ ...change, cameIn, wentOut });
  }
  return explained;
}

async function questionOf(db: Db, { report, asOf }: Version, behind: RowsBehind): Promise<RowQuestion> {
  const { measure, agencyId, level, fieldCode, procedureCode, channel, onlinePart, returnBy, holderId } = behind;
  const agencyIds =
    agencyId === undefined
      ? level && (await listAgencies(db)).filter((agency) => levelOf(agency) === level).map(({ id }) => id)
      : [agencyId];
  const question = {
    ...{ measure, from: report.period.from, until: asOf, agencyIds },
    ...{ fieldCode, procedureCode, channel, onlinePart, returnBy },
  };
  return holderId === undefined ? question : { ...question, dossierIds: await dossiersHeldBy(db, question, holderId) };
}
