import { listUnpaidDossiers, type Acting } from "#modules/dossiers/index.ts";
import { transact } from "#platform/db/db.ts";
import { listRequestsOf } from "../store/requests.ts";
import { momentIn } from "./acting.ts";
import { linesOfSum, openRequest } from "./open-request.ts";

const AT_ONCE = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/** Asks for the fees of dossiers that were accepted before requests were kept; answers how many were missing. */
export async function openMissingRequests(acting: Acting): Promise<number> {
  let opened = 0;
  for (let after = FIRST; ;) {
    const dossiers = await listUnpaidDossiers(acting.db, after, AT_ONCE);
    for (const dossier of dossiers) {
      after = dossier.id;
      opened += await transact(acting.db, async (tx) => {
        if ((await listRequestsOf(tx, dossier.id)).length > 0) return 0;
        const lines = linesOfSum(dossier.feesDue - dossier.feesPaid);
        const moment = await momentIn(acting, tx);
        await openRequest(moment, dossier, { lines, purpose: "after", reason: "", stopsClock: false });
        return 1;
      });
    }
    if (dossiers.length < AT_ONCE) return opened;
  }
}
