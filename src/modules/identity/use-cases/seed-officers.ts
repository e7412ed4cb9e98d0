import type { Instant } from "#kernel/time.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { DEMO_OFFICERS } from "../data/demo-officers.ts";
import { insertAppointment, insertOfficer } from "../store/officers.ts";

export type OfficerSeed = {
  readonly newId: () => string;
  readonly now: Instant;
  /** Unit ids by `agency code/unit code`, from seedOrganizations. */
  readonly units: ReadonlyMap<string, string>;
  readonly agencies: ReadonlyMap<string, string>;
  /** One hash for all demo accounts (`hashPassword(DEMO_PASSWORD)`), or null: nobody can sign in. */
  readonly passwordHash: string | null;
};

/** Seconded officers serve 6 to 24 months a term (Decree 61/2018 Art. 11); the demo's began half a year ago. */
const MONTHS_SERVED = 6;

/** Writes the officers of the demo with their positions; answers the new officers' ids by user name. */
export async function seedOfficers(tx: Tx, seed: OfficerSeed): Promise<ReadonlyMap<string, string>> {
  const from = dateInVietnam(seed.now).subtract({ months: MONTHS_SERVED });
  const ids = new Map<string, string>();
  for (const { username, name, title, phone, role, unit } of DEMO_OFFICERS) {
    const account = { username, name, title, phone, passwordHash: seed.passwordHash };
    const officerId = await insertOfficer(tx, {
      id: seed.newId(),
      ...account,
      mustChangePassword: false,
      isDemo: true,
    });
    const unitId = seed.units.get(unit);
    const agencyId = seed.agencies.get(unit.split("/")[0] ?? "");
    if (unitId === undefined || agencyId === undefined)
      throw new Error(`no unit ${unit} for the demo officer ${username}`);
    if (officerId === undefined) continue;
    const position = { unitId, agencyId, role, from, to: null, substituteFor: null, decision: "" };
    await insertAppointment(tx, { id: seed.newId(), officerId, ...position });
    ids.set(username, officerId);
  }
  return ids;
}
