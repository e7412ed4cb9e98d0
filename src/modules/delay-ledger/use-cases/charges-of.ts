import { Temporal, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { listTransits } from "#modules/custody/index.ts";
import { getDossier, isOverdue, timeliness, type Dossier } from "#modules/dossiers/index.ts";
import { listHoldingsOf } from "#modules/processing/index.ts";
import type { Charge, Share } from "../domain/charge.ts";
import { chargeTime } from "../domain/charge-time.ts";
import { historyOf } from "../domain/history.ts";
import { sharesOf } from "../domain/shares.ts";
import { listOutagesIn } from "../store/outages.ts";

/** The time of one dossier: stretch by stretch, and by owner. */
export type Ledger = {
  readonly charges: readonly Charge[];
  readonly shares: readonly Share[];
  readonly isLate: boolean;
};

/** To whom the time of a dossier was charged until now, or until its end. */
export async function chargesOf(db: Db, dossierId: string, calendar: WorkingCalendar, now: Instant): Promise<Ledger> {
  return ledgerOf(db, await getDossier(db, dossierId), { calendar, now });
}

/** The same for a dossier that is loaded already. */
export async function ledgerOf(
  db: Db,
  dossier: Dossier,
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<Ledger> {
  const isLate = timeliness(dossier) === "late" || isOverdue(dossier, now);
  const begun = historyOf(dossier, {});
  if (begun === undefined || Temporal.Instant.compare(begun.start, now) > 0) return { charges: [], shares: [], isLate };
  const stretch = { from: begun.start, to: begun.end ?? now };
  const tasks = await listHoldingsOf(db, dossier.id);
  const outages = await listOutagesIn(db, stretch);
  const transits = await listTransits(db, dossier.id, stretch);
  const history = historyOf(dossier, { tasks, outages, transits }) ?? begun;
  const charges = chargeTime(history, calendar, now);
  return { charges, shares: sharesOf(charges, isLate ? "late" : "in-time"), isLate };
}
