import type { Db } from "#platform/db/db.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { tablesOf } from "./tables.ts";

/** A procedure in force as search shows it. */
export type ProcedureRow = {
  readonly procedureId: string;
  readonly versionId: string;
  readonly code: string;
  readonly name: string;
  readonly fieldName: string;
  readonly agencyId: string | null;
  readonly agencyName: string;
  readonly keywords: readonly string[];
  readonly doubtful: boolean;
  readonly proposed: boolean;
  readonly cases: readonly CaseHit[];
};

export type CaseHit = {
  readonly id: string;
  readonly caseCode: string;
  readonly caseName: string;
  readonly limitText: string;
  /** Intake can pin it: the agency and a process are known. */
  readonly receivable: boolean;
};

/** Every procedure in force with its cases, by code; the light columns only. */
export async function listProceduresInForce(db: Db): Promise<readonly ProcedureRow[]> {
  const agencies = new Map((await listAgencies(db)).map((agency) => [agency.id, agency.name]));
  const versions = await tablesOf(db)
    .selectFrom("procedure_version as v")
    .innerJoin("procedure as p", "p.id", "v.procedure_id")
    .leftJoin("procedure_version as w", (join) =>
      join.onRef("w.procedure_id", "=", "p.id").on("w.state", "=", "proposed"),
    )
    .select([
      "v.id",
      "v.procedure_id",
      "p.code",
      "v.name",
      "v.field_name",
      "v.agency_id",
      "v.agency_text",
      "v.keywords",
    ])
    .select(["v.doubtful", "w.id as proposed_id"])
    .where("v.state", "=", "in-force")
    .orderBy("p.code")
    .execute();
  const cases = await tablesOf(db)
    .selectFrom("procedure_case as c")
    .innerJoin("procedure_version as v", "v.id", "c.version_id")
    .select(["c.id", "c.version_id", "c.case_code", "c.name", "c.limit_text", "c.workflow_version_id", "v.agency_id"])
    .where("v.state", "=", "in-force")
    .orderBy("c.version_id")
    .orderBy("c.position")
    .execute();
  const byVersion = Map.groupBy(cases, (row) => row.version_id);
  return versions.map((row) => ({
    procedureId: row.procedure_id,
    versionId: row.id,
    code: row.code,
    name: row.name,
    fieldName: row.field_name,
    agencyId: row.agency_id,
    agencyName: agencies.get(row.agency_id ?? "") ?? row.agency_text,
    keywords: row.keywords,
    doubtful: row.doubtful,
    proposed: row.proposed_id !== null,
    cases: (byVersion.get(row.id) ?? []).map((one) => ({
      id: one.id,
      caseCode: one.case_code,
      caseName: one.name,
      limitText: one.limit_text,
      receivable: one.agency_id !== null && one.workflow_version_id !== null,
    })),
  }));
}
