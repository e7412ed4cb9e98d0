import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";

/** Whether the fact of a dossier is there. */
export async function hasFact(db: Db, dossierId: string): Promise<boolean> {
  const { rows } = await sql`select from dossier_fact where dossier_id = ${dossierId}`.execute(db);
  return rows.length > 0;
}

/** Takes the fact of a dossier away, to be drawn again from the journal. */
export async function dropFacts(tx: Tx, dossierId: string): Promise<void> {
  await sql`delete from past_promise where dossier_id = ${dossierId}`.execute(tx);
  await sql`delete from dossier_fact where dossier_id = ${dossierId}`.execute(tx);
}

export type Named = { readonly code: string; readonly name: string };

/** The fields of administration that dossiers have come in, by name. */
export async function listFields(db: Db): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`select code, name from reported_field order by name`.execute(db);
  return rows;
}

/** The procedures that dossiers have come in. */
export async function listReportedProcedures(db: Db): Promise<readonly (Named & { readonly fieldCode: string })[]> {
  const { rows } = await sql<Named & { fieldCode: string }>`
    select code, name, field_code as "fieldCode" from reported_procedure order by name`.execute(db);
  return rows;
}
