import { transact } from "#platform/db/db.ts";
import { momentIn } from "#platform/act.ts";
import { listDossierIds, listDossiersById, lockDossier, type Dossier } from "#modules/dossiers/index.ts";
import { findUnit } from "#modules/organizations/index.ts";
import { countOfPapers, opened } from "../domain/open.ts";
import { findBundle, listBundles } from "../store/load.ts";
import { isCustodyComplete, saveCustodyComplete } from "../store/settings.ts";
import { saveOutcome } from "../store/save.ts";
import type { Acting } from "./acting.ts";
import { unitLabel } from "./give.ts";

const AT_ONCE = 200;

/**
 * Takes the paper of dossiers into custody that were accepted before custody was kept; answers how many it opened. In
 * batches, each bundle in a transaction of its own; broken off it goes on with what is left, and once through it is done.
 */
export async function openMissingCustody(acting: Acting): Promise<number> {
  if (await isCustodyComplete(acting.db)) return 0;
  let count = 0;
  for (let after: string | undefined; ;) {
    const ids = await listDossierIds(acting.db, after, AT_ONCE);
    const known = new Set((await listBundles(acting.db, ids)).map(({ dossierId }) => dossierId));
    const without = ids.filter((id) => !known.has(id));
    for (const { id } of (await listDossiersById(acting.db, without)).filter(hasPaper))
      count += await openOne(acting, id);
    after = ids.at(-1);
    if (ids.length < AT_ONCE) break;
  }
  await saveCustodyComplete(acting.db, await acting.clock.now());
  return count;
}

/** Accepted on paper and not ended: what has ended has its paper with the applicant or in an archive already. */
function hasPaper({ code, channel, acceptedAt, endedAt }: Dossier): boolean {
  return code !== null && channel !== "online" && acceptedAt !== null && endedAt === null;
}

/** The books begin at the receiving unit, which answers until it says to whom it went; no limit of forwarding is made up. */
function openOne(acting: Acting, dossierId: string): Promise<number> {
  return transact(acting.db, async (tx) => {
    const { now } = await momentIn(acting, tx);
    const dossier = await lockDossier(tx, dossierId);
    if (dossier === undefined || dossier.code === null || !hasPaper(dossier)) return 0;
    const unit = await findUnit(tx, dossier.receivingUnitId);
    if (unit === undefined || (await findBundle(tx, dossierId)) !== undefined) return 0;
    const { code, immediate, papers } = dossier;
    const holder = { kind: "unit", id: unit.id, label: await unitLabel(tx, unit) } as const;
    const begun = opened({ ...countOfPapers(papers), dossierId, code, immediate, unit: holder }, now, acting.calendar);
    const after = { ...begun.after, forwardedAt: now };
    await saveOutcome(
      tx,
      { ...begun, after, note: "Mở sổ cho hồ sơ tiếp nhận trước khi quản lý túi giấy" },
      acting.viewer.officerId,
    );
    return 1;
  });
}
