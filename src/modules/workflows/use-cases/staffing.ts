import type { Db } from "#platform/db/db.ts";
import { listOfficers, ROLES } from "#modules/identity/index.ts";
import type { Staffing } from "../domain/staffing.ts";

/** Which roles somebody holds today, for the linter: a step that nobody can do must not be published. */
export async function staffingNow(db: Db): Promise<Staffing> {
  const held = new Set<string>();
  for (const role of ROLES) if ((await listOfficers(db, { role })).length > 0) held.add(role);
  return ({ role }) => role === null || held.has(role);
}
