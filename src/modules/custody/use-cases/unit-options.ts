import type { Db } from "#platform/db/db.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";

/** Every unit as something to choose, under the name of its agency. */
export async function unitOptions(db: Db): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const [units, agencies] = await Promise.all([listUnits(db), listAgencies(db)]);
  const names = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  return units.map(({ id, name, agencyId }) => ({ value: id, label: `${names.get(agencyId) ?? ""} · ${name}` }));
}
