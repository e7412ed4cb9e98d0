import { listUnpaidDossiers, lockDossier, type Acting } from "#modules/dossiers/index.ts";
import { transact } from "#platform/db/db.ts";
import { listDossiersWithRequests, listRequestsOf } from "../store/requests.ts";
import { momentIn } from "./acting.ts";
import { linesOfSum, openRequest } from "./open-request.ts";

const AT_ONCE = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Asks for the fees of dossiers that were accepted before requests were kept; answers how many were missing. It reads a
 * batch at a time, and two processes that start at once ask once.
 */
export async function openMissingRequests(acting: Acting, atOnce = AT_ONCE): Promise<number> {
  let opened = 0;
  for (let after = FIRST; ;) {
    const dossiers = await listUnpaidDossiers(acting.db, after, atOnce);
    const ids = dossiers.map(({ id }) => id);
    const asked = await listDossiersWithRequests(acting.db, ids);
    for (const id of ids.filter((each) => !asked.has(each))) opened += await openFor(acting, id);
    after = ids.at(-1) ?? after;
    if (ids.length < atOnce) return opened;
  }
}

async function openFor(acting: Acting, dossierId: string): Promise<number> {
  return transact(acting.db, async (tx) => {
    const dossier = await lockDossier(tx, dossierId);
    // Meanwhile paid, withdrawn or asked for: what counts is what is there once it is locked.
    if (dossier?.money !== "due" || dossier.ending === "withdrawn" || dossier.ending === "stopped") return 0;
    if ((await listRequestsOf(tx, dossierId)).length > 0) return 0;
    const lines = linesOfSum(dossier.feesDue - dossier.feesPaid);
    await openRequest(await momentIn(acting, tx), dossier, { lines, purpose: "after", reason: "", stopsClock: false });
    return 1;
  });
}
