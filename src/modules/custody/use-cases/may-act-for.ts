import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { listUnits } from "#modules/organizations/index.ts";
import type { Custodian } from "../domain/custodian.ts";
import { actsFor } from "../domain/policy.ts";

/** Whether somebody may give and receive in the name of a custodian. */
export async function mayActFor(db: Db, viewer: Pick<Viewer, "appointments">, custodian: Custodian): Promise<boolean> {
  const agencies = new Map((await listUnits(db)).map(({ id, agencyId }) => [id, agencyId]));
  return actsFor(viewer, custodian, (unitId) => agencies.get(unitId));
}
