import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { listDossiersById, type Dossier } from "#modules/dossiers/index.ts";
import type { Share } from "../domain/charge.ts";
import { findEntry, insertCharges, listEndedSince } from "../store/charges.ts";
import { listUnsettled, markSettled } from "../store/outages.ts";
import { entryOf } from "./charge-ended-dossier.ts";

export type Settling = { readonly db: Db; readonly calendar: () => Promise<WorkingCalendar>; readonly now: Instant };

const BATCH = 200;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
/** Dossiers that ended while the entry was being written have committed by then. */
const AFTER_SECONDS = 60;

/**
 * Charges the ended dossiers anew that an outage, or its counter-entry, touches: the old entry is taken back and the new
 * one entered now, so that figures as of an earlier instant stay what they were. Answers how many changed.
 */
export async function settleOutages({ db, calendar, now }: Settling): Promise<number> {
  let changed = 0;
  for (const { id, from } of await listUnsettled(db, now.subtract({ seconds: AFTER_SECONDS }))) {
    const inForce = await calendar();
    let after = BEFORE_ALL;
    for (;;) {
      const ids = await listEndedSince(db, { since: dateInVietnam(from), after, limit: BATCH });
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      changed += await transact(db, (tx) => recharge(tx, ids, { calendar: inForce, now }));
    }
    await transact(db, (tx) => markSettled(tx, id, now));
  }
  return changed;
}

async function recharge(
  tx: Tx,
  ids: readonly string[],
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<number> {
  let changed = 0;
  for (const dossier of await listDossiersById(tx, ids)) changed += await rechargeOne(tx, dossier, { calendar, now });
  return changed;
}

async function rechargeOne(
  tx: Tx,
  dossier: Dossier,
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<number> {
  const before = await findEntry(tx, dossier.id);
  const after = await entryOf(tx, dossier, { calendar, enteredAt: now });
  if (before === undefined || after === undefined || isSame(before.shares, after.shares)) return 0;
  const takenBack = { ...before, entry: before.entry + 1, sign: -1, enteredAt: now } as const;
  await insertCharges(tx, [takenBack, { ...after, entry: before.entry + 2 }]);
  return 1;
}

function isSame(a: readonly Share[], b: readonly Share[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
