import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import { insertTill } from "../store/tills.ts";

/** The demo's tills: the bank's in the centre for every agency, the notary office's own. Account numbers are made up. */
const TILLS = [
  { code: "H37.92", name: "Quầy thu VietinBank tại Trung tâm", serves: "every-agency", bankAccount: "100000000092" },
  { code: "H37.02.01", name: "Quầy thu Phòng Công chứng số 1", serves: "own-agency", bankAccount: "100000000201" },
] as const;

/** Writes the demo's tills. May run again. */
export async function seedTills(
  tx: Tx,
  { newId, now }: { readonly newId: () => string; readonly now: Instant },
): Promise<void> {
  for (const { code, ...till } of TILLS) {
    const agency = await findAgencyByCode(tx, code);
    if (agency !== undefined) await insertTill(tx, { ...till, code, id: newId(), agencyId: agency.id }, now);
  }
}
