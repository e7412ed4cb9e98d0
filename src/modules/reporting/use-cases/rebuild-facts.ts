import type { WorkingCalendar } from "#modules/calendar/index.ts";
import { listDossierIds, replayDossier } from "#modules/dossiers/index.ts";
import { fieldOfVersion } from "#modules/procedures/index.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { factOf } from "../domain/dossier-fact.ts";
import { reopenDays } from "../store/close-days.ts";
import { dropFacts, hasFact } from "../store/facts.ts";
import { saveFact } from "../store/save-fact.ts";
import { drawOfficerParts } from "./indicators/record-officer-parts.ts";
import { ANSWERS, isCounted, NO_FIELD, paidBy } from "./record-facts.ts";

export type Rebuilding = {
  readonly calendar: WorkingCalendar;
  /** `all` draws every fact again; `missing` only those of dossiers that have none (taken in by an older version). */
  readonly which: "all" | "missing";
  readonly onProgress?: (done: number) => void;
};

const BATCH = 200;

/** Draws the facts from the journal, batch by batch; the sums of closed days are forgotten and drawn again later. */
export async function rebuildFacts(db: Db, { calendar, which, onProgress }: Rebuilding): Promise<number> {
  let done = 0;
  let after: string | undefined;
  let reopened = false;
  for (;;) {
    const ids = await listDossierIds(db, after, BATCH);
    if (ids.length === 0) return done;
    after = ids.at(-1);
    await transact(db, async (tx) => {
      for (const id of ids) {
        if (which === "missing" && (await hasFact(tx, id))) continue;
        if (!reopened) {
          await reopenDays(tx);
          reopened = true;
        }
        await redraw(tx, id, calendar);
        done += 1;
      }
    });
    onProgress?.(done);
  }
}

async function redraw(tx: Tx, dossierId: string, calendar: WorkingCalendar): Promise<void> {
  await dropFacts(tx, dossierId);
  const replayed = await replayDossier(tx, dossierId);
  for (const { event, dossier, actorId } of replayed) {
    if (!isCounted(event)) continue;
    await saveFact(tx, factOf(dossier, calendar), {
      at: event.at,
      actorId,
      answered: ANSWERS.has(event.kind),
      paid: paidBy(event),
      field: (await fieldOfVersion(tx, dossier.versionId)) ?? NO_FIELD,
    });
  }
  await drawOfficerParts(tx, replayed);
}
