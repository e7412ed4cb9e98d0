import type { Db } from "#platform/db/db.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";

/** The centre, whose letterhead stands on the papers of the desk. */
export async function centreOf(db: Db): Promise<Agency> {
  const agencies = await listAgencies(db);
  const centre = agencies.find(({ kind }) => kind === "centre") ?? agencies[0];
  if (centre === undefined) throw new Error("there is no agency");
  return centre;
}
