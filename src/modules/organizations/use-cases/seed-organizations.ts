import type { Tx } from "#platform/db/db.ts";
import { AGENCIES, PLACE, WEBSITE } from "../data/organizations.ts";
import { insertAgency, listAgencies } from "../store/agencies.ts";
import { insertUnit, unitIdsByPath } from "../store/units.ts";

export type OrganizationIds = {
  /** By agency code: `H37.05`. */
  readonly agencies: ReadonlyMap<string, string>;
  /** By agency code and unit code: `H37.05/counter`, `H37.05/division`, `H37.05/division-2`, `H37.05/leadership`. */
  readonly units: ReadonlyMap<string, string>;
};

/** Writes the demo centre's agencies and units; those that exist are kept as they are, so it may run again. */
export async function seedOrganizations(tx: Tx, newId: () => string): Promise<OrganizationIds> {
  for (const { units, ...seed } of AGENCIES) {
    const agencyId = await insertAgency(tx, newId(), { ...seed, place: PLACE, website: WEBSITE });
    if (agencyId === undefined) continue;
    for (const unit of units) await insertUnit(tx, { id: newId(), agencyId, ...unit });
  }
  const agencies = await listAgencies(tx);
  return { agencies: new Map(agencies.map(({ code, id }) => [code, id])), units: await unitIdsByPath(tx) };
}
