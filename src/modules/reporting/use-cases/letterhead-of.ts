import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Letterhead } from "../domain/report-paper.ts";
import type { ReportQuestion, ReportScope } from "../domain/report-template.ts";

/** Who reports and to whom: an agency to its superior, the province to the office of the Government. */
export async function letterheadOf(db: Db, scope: ReportScope): Promise<ReportQuestion["letterhead"]> {
  const agency = await reporterOf(db, scope);
  if (scope.kind === "all") return { reporter: agency?.name ?? "", recipient: "Văn phòng Chính phủ" };
  return { reporter: scope.agency.name, recipient: scope.agency.superiorName };
}

/** The letterhead of the print-out: the superior above the agency that reports, and the place of signing. */
export async function letterPaperOf(db: Db, scope: ReportScope): Promise<Letterhead> {
  const agency = await reporterOf(db, scope);
  // A people's committee stands alone at the head of its papers (NĐ 30/2020/NĐ-CP Phụ lục I).
  const superior = agency === undefined || agency.kind === "people-committee" ? "" : agency.superiorName;
  return { superior, agency: agency?.name ?? "", place: agency?.place ?? "" };
}

async function reporterOf(db: Db, scope: ReportScope): Promise<Agency | undefined> {
  if (scope.kind === "agency") return scope.agency;
  const all = await listAgencies(db);
  return all.find(({ kind, superiorName }) => kind === "people-committee" && superiorName === "Chính phủ");
}
