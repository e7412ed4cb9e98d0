import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";

/** How many procedures are in force for each agency; those of no agency are under null. */
export async function countProcedures(db: Db): Promise<ReadonlyMap<string | null, number>> {
  const { rows } = await sql<{ agencyId: string | null; count: number }>`
    select agency_id as "agencyId", count(*) as count from procedure_version
    where state = 'in-force' group by agency_id`.execute(db);
  return new Map(rows.map(({ agencyId, count }) => [agencyId, count]));
}
