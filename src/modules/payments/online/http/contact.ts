import { findAgencyByCode } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";

const CENTRE_CODE = "H37.00";

/** Whom to ask, for the foot of every public page. */
export async function contactOf(db: Db) {
  const centre = await findAgencyByCode(db, CENTRE_CODE);
  return centre === undefined ? undefined : { name: centre.name, phone: centre.phone, address: centre.address };
}
