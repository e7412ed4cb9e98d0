import { workflowVersionForIntake } from "#modules/workflows/index.ts";
import type { Db } from "#platform/db/db.ts";
import { doubtsOfCase, legalBasisLine, type ProcedureCase, type ProcedureContent } from "../domain/procedure.ts";
import { tablesOf } from "./tables.ts";

/** A case whose procedure names no agency of ours: it can be read, not received, until an administrator sets one. */
export class UnreceivableCaseError extends Error {}

/** The case as intake pins it. Throws when there is none, UnreceivableCaseError when no agency is known. */
export async function getProcedureCase(db: Db, caseId: string): Promise<ProcedureCase> {
  const found = await findProcedureCase(db, caseId);
  if (found === undefined) throw new Error(`no procedure case has the id ${caseId}`);
  return found;
}

/** The case as intake pins it, also of a version no longer in force; undefined when there is none. */
export async function findProcedureCase(db: Db, caseId: string): Promise<ProcedureCase | undefined> {
  const row = await tablesOf(db)
    .selectFrom("procedure_case as c")
    .innerJoin("procedure_version as v", "v.id", "c.version_id")
    .select([
      "c.id",
      "c.version_id",
      "c.procedure_id",
      "c.case_code",
      "c.workflow_version_id",
      "v.agency_id",
      "v.content",
    ])
    .where("c.id", "=", caseId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.agency_id === null) {
    throw new UnreceivableCaseError(
      `Thủ tục ${row.content.code} chưa xác định cơ quan giải quyết nên chưa tiếp nhận được.`,
    );
  }
  return presentCase(row.content, {
    id: row.id,
    versionId: row.version_id,
    procedureId: row.procedure_id,
    caseCode: row.case_code,
    agencyId: row.agency_id,
    workflowVersionId:
      row.workflow_version_id === null ? null : await workflowVersionForIntake(db, row.workflow_version_id),
  });
}

type CaseKeys = Pick<ProcedureCase, "id" | "versionId" | "procedureId" | "caseCode" | "agencyId" | "workflowVersionId">;

function presentCase(content: ProcedureContent, keys: CaseKeys): ProcedureCase {
  const one = content.cases.find((candidate) => candidate.caseCode === keys.caseCode);
  if (one === undefined) throw new Error(`version ${keys.versionId} has no case ${keys.caseCode}`);
  return {
    ...keys,
    procedureCode: content.code,
    procedureName: content.name,
    caseName: one.caseName,
    fieldName: content.fieldName,
    rule: one.rule,
    limitText: one.limitText,
    immediate: one.immediate,
    components: one.components,
    fees: one.fees,
    resultName: content.results[0] ?? "",
    supplementRule: one.supplementRule,
    maxSupplements: one.maxSupplements,
    excludedPeriods: one.excludedPeriods,
    legalBasis: one.rule?.legalBasis || legalBasisLine(content),
    doubtful: doubtsOfCase(content, one.caseCode),
  };
}
