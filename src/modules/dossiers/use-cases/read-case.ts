import { findProcedureCase, type ProcedureCase } from "#modules/procedures/index.ts";
import type { Db } from "#platform/db/db.ts";

/** What one transaction has read of the catalogue: acts that follow each other in it read a case once. */
const READ = new WeakMap<Db, Map<string, Promise<ProcedureCase | undefined>>>();

/** The case as intake pins it, or undefined. */
export function readCase(db: Db, caseId: string): Promise<ProcedureCase | undefined> {
  if (!db.isTransaction) return findProcedureCase(db, caseId);
  const known = READ.get(db) ?? new Map<string, Promise<ProcedureCase | undefined>>();
  READ.set(db, known);
  const found = known.get(caseId) ?? findProcedureCase(db, caseId);
  known.set(caseId, found);
  return found;
}
