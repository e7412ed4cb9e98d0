import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "../domain/viewer.ts";
import { IN_FORCE } from "./officers.ts";

/**
 * An active officer with the appointments in force now, as a viewer without a session (`sessionId` is the officer's own id):
 * for acts that two people do, of whom one is not at the screen. Undefined when there is none.
 */
export async function findViewer(db: Db, officerId: string): Promise<Viewer | undefined> {
  const { rows } = await sql<Viewer>`
    select officer.id as "officerId", officer.id as "sessionId", officer.name, officer.title,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', unit_id, 'agencyId', agency_id, 'role', role)
          order by substitute_for is not null, from_date, appointment.id)
        from appointment where appointment.officer_id = officer.id and ${IN_FORCE}), '[]') as appointments
    from officer where officer.id = ${officerId} and officer.active`.execute(db);
  return rows[0];
}
