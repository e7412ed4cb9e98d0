import type { Db } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";
import { currentVersions, type StoredVersion } from "./versions.ts";

/** A procedure with the version in force, its cases, and a national version that waits for an administrator. */
export type ProcedureInForce = {
  readonly id: string;
  readonly code: string;
  readonly version: StoredVersion;
  readonly proposed: StoredVersion | undefined;
  readonly cases: readonly CaseRow[];
};

export type CaseRow = {
  readonly id: string;
  readonly caseCode: string;
  readonly caseName: string;
  readonly limitText: string;
  readonly workflowVersionId: string | null;
};

/** The procedure with that code as it is in force; undefined when there is none. */
export async function findProcedureByCode(db: Db, code: string): Promise<ProcedureInForce | undefined> {
  const procedure = await tablesOf(db)
    .selectFrom("procedure")
    .select(["id", "code"])
    .where("code", "=", code)
    .executeTakeFirst();
  if (procedure === undefined) return undefined;
  const versions = await currentVersions(db, [procedure.id]);
  const version = versions.find((candidate) => candidate.state === "in-force");
  if (version === undefined) return undefined;
  const proposed = versions.find((candidate) => candidate.state === "proposed");
  return { ...procedure, version, proposed, cases: await casesOf(db, version.id) };
}

/** The cases of a version, in its order. */
export async function casesOf(db: Db, versionId: string): Promise<readonly CaseRow[]> {
  const rows = await tablesOf(db)
    .selectFrom("procedure_case")
    .select(["id", "case_code", "name", "limit_text", "workflow_version_id"])
    .where("version_id", "=", versionId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseCode: row.case_code,
    caseName: row.name,
    limitText: row.limit_text,
    workflowVersionId: row.workflow_version_id,
  }));
}
