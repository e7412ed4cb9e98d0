import type { Db } from "#platform/db/db.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";

/** Names of agencies, units and people by id; unknown ids have an empty name. */
export type Names = {
  readonly agency: (id: string) => string;
  readonly shortAgency: (id: string) => string;
  readonly unit: (id: string | null) => string;
  readonly officer: (id: string | null) => string;
};

/** Reads the names that a page needs, all people at once. */
export async function readNames(db: Db, officerIds: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(officerIds)].filter((id) => id !== null);
  const [agencies, units, officers] = await Promise.all([listAgencies(db), listUnits(db), listOfficersById(db, ids)]);
  const agencyNames = new Map(agencies.map(({ id, name }) => [id, name]));
  const shortNames = new Map(agencies.map(({ id, shortName }) => [id, shortName]));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const officerNames = new Map(officers.map(({ id, name, title }) => [id, `${name}, ${title}`]));
  return {
    agency: (id) => agencyNames.get(id) ?? "",
    shortAgency: (id) => shortNames.get(id) ?? "",
    unit: (id) => (id === null ? "" : (unitNames.get(id) ?? "")),
    officer: (id) => (id === null ? "" : (officerNames.get(id) ?? "")),
  };
}
