import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { ledAgencies, seesProvince } from "../domain/policy.ts";

/** The agencies that a viewer's figures are limited to; undefined for those who see the province. */
export function ownAgencies(viewer: Viewer): readonly string[] | undefined {
  return seesProvince(viewer) ? undefined : ledAgencies(viewer);
}

/** The letterhead of boards and reports is that of the viewer's own agency. */
export async function issuerOf(db: Db, { appointments }: Viewer): Promise<string> {
  const agencies = await listAgencies(db);
  return agencies.find(({ id }) => id === appointments[0]?.agencyId)?.name ?? "";
}
