import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { BARRED_PROCEDURES, type BarredProcedure } from "../data/barred-procedures.ts";
import { tablesOf } from "./tables.ts";

/** Every procedure that may not go by post: those of the law, and those that the centre added with their basis. */
export async function listBarred(db: Db): Promise<readonly BarredProcedure[]> {
  const rows = await tablesOf(db).selectFrom("post_barred_procedure").selectAll().orderBy("procedure_code").execute();
  const added = rows.map(({ procedure_code, reason, basis }) => ({ procedureCode: procedure_code, reason, basis }));
  const codes = new Set(added.map(({ procedureCode }) => procedureCode));
  return [...BARRED_PROCEDURES.filter(({ procedureCode }) => !codes.has(procedureCode)), ...added];
}

/** Why a procedure may not go by post; undefined when it may. */
export async function findBarred(db: Db, procedureCode: string): Promise<BarredProcedure | undefined> {
  return (await listBarred(db)).find((barred) => barred.procedureCode === procedureCode);
}

/** Adds a procedure to the list, or changes why it is on it. */
export async function saveBarred(
  tx: Tx,
  { procedureCode, reason, basis }: BarredProcedure,
  by: { readonly officerId: string; readonly at: Instant },
): Promise<void> {
  const row = { reason, basis, added_at: sqlInstant(by.at), added_by: by.officerId };
  await tablesOf(tx)
    .insertInto("post_barred_procedure")
    .values({ procedure_code: procedureCode, ...row })
    .onConflict((conflict) => conflict.column("procedure_code").doUpdateSet(row))
    .execute();
}
