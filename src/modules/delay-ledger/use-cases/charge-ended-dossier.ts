import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Dossier, DossierEvent, Reaction } from "#modules/dossiers/index.ts";
import type { Share } from "../domain/charge.ts";
import { insertCharges, type ChargeEntry } from "../store/charges.ts";
import { ledgerOf } from "./charges-of.ts";

/** How the ledger hears that a dossier ended: its charges are entered in the same transaction. */
export const chargeEndedDossier: Reaction = async (tx, dossier, events, { calendar }) => {
  const end = events.find(endsTime);
  if (end === undefined) return;
  const entry = await entryOf(tx, dossier, { calendar, enteredAt: end.at });
  if (entry !== undefined) await insertCharges(tx, [entry]);
};

function endsTime({ kind }: DossierEvent): boolean {
  return (
    kind === "dossier-resolved" ||
    kind === "dossier-refused" ||
    kind === "dossier-withdrawn" ||
    kind === "dossier-stopped"
  );
}

/** The first entry of a dossier that ended; undefined for one handed in at the counter whose time never began. */
export async function entryOf(
  db: Db,
  dossier: Dossier,
  { calendar, enteredAt }: { readonly calendar: WorkingCalendar; readonly enteredAt: Instant },
): Promise<ChargeEntry | undefined> {
  const endedAt = dossier.resolvedAt ?? dossier.endedAt;
  const hasBegun = dossier.channel !== "direct" || dossier.acceptedAt !== null;
  if (endedAt === null || !hasBegun) return undefined;
  const { shares, isLate } = await ledgerOf(db, dossier, { calendar, now: endedAt });
  return {
    dossierId: dossier.id,
    entry: 1,
    sign: 1,
    shares: shares.length > 0 ? shares : [atOnce(dossier)],
    wasLate: isLate,
    procedureCode: dossier.procedureCode,
    competentId: dossier.agencyId,
    endedAt,
    enteredAt,
  };
}

/** A dossier that took no working minute at all still counts once, for the counter that received it. */
function atOnce({ agencyId, receivingUnitId }: Dossier): Share {
  return { kind: "counter", agencyId, unitId: receivingUnitId, officerId: null, minutes: 0, beyond: 0, late: 0 };
}
