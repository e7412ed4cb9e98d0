import type { Db } from "#platform/db/db.ts";
import { hasRole, type Viewer } from "#modules/identity/domain.ts";
import { listUnits } from "#modules/organizations/index.ts";
import { actsFor } from "../domain/policy.ts";
import type { Places } from "../store/lists.ts";

/** The places for which somebody gives and receives: own units, the agency's for its registry, the post's. */
export async function placesOf(db: Db, viewer: Pick<Viewer, "appointments">): Promise<Places> {
  if (hasRole(viewer, "centre-manager")) return "everywhere";
  const units = await listUnits(db);
  const agencies = new Map(units.map(({ id, agencyId }) => [id, agencyId]));
  const isOwn = (id: string) => actsFor(viewer, { kind: "unit", id, label: "" }, (unitId) => agencies.get(unitId));
  const unitIds = units.map(({ id }) => id).filter(isOwn);
  return { unitIds, kinds: hasRole(viewer, "postal-officer") ? ["courier", "post"] : [] };
}
