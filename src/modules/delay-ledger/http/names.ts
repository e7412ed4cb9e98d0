import type { Db } from "#platform/db/db.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";
import { OWNER_NAMES, type Owner } from "../domain/charge.ts";
import type { OwnerName } from "../domain/late-sentence.ts";

/** Names of those who had a dossier. */
export type Names = {
  /** Unit and officer; the agency too where it is another than the one at home. */
  readonly of: (owner: Owner, homeId: string) => OwnerName;
  readonly agency: (id: string) => string;
  readonly officer: (id: string) => string;
};

/** Loads the names of agencies and units, and of these officers. */
export async function namesFor(db: Db, officerIds: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(officerIds.flatMap((id) => id ?? []))];
  const [agencies, units, officers] = await Promise.all([listAgencies(db), listUnits(db), listOfficersById(db, ids)]);
  const agencyNames = new Map(agencies.map(({ id, name }) => [id, name]));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const officerNames = new Map(officers.map(({ id, name }) => [id, name]));
  const of = ({ kind, agencyId, unitId, officerId }: Owner, homeId: string): OwnerName => {
    const unit = unitNames.get(unitId ?? "");
    const isAtHome = unit !== undefined && agencyId === homeId;
    const agency = isAtHome ? undefined : agencyNames.get(agencyId ?? "");
    const where = [unit, agency].filter((word) => word !== undefined);
    const officer = officerId === null ? null : (officerNames.get(officerId) ?? null);
    return { where: where.length === 0 ? OWNER_NAMES[kind].vi : where.join(", "), officer };
  };
  return { of, agency: (id) => agencyNames.get(id) ?? id, officer: (id) => officerNames.get(id) ?? id };
}
