import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, maySee } from "#modules/dossiers/index.ts";
import { findUnit } from "#modules/organizations/index.ts";
import type { Bundle, Count } from "../domain/bundle.ts";
import { countFaults } from "../domain/check.ts";
import { opened } from "../domain/open.ts";
import { actsFor } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { findBundle } from "../store/load.ts";
import { saveOutcome } from "../store/save.ts";
import { perform, type Acting } from "./acting.ts";
import { unitLabel } from "./give.ts";

/** Takes paper into custody that came later, for a dossier handed in without any (online). Asked again it changes nothing. */
export function openCustody(
  acting: Acting,
  { dossierId, counted }: { readonly dossierId: string; readonly counted: Count },
): Promise<Result<Bundle, Refusal>> {
  return perform(acting, async (tx, given) => {
    const dossier = await lockDossier(tx, dossierId);
    if (dossier === undefined || dossier.code === null || !maySee(acting.viewer, dossier)) {
      return err({ kind: "custody/not-found" });
    }
    const known = await findBundle(tx, dossierId);
    if (known !== undefined) return ok(known);
    const unit = await findUnit(tx, dossier.receivingUnitId);
    if (unit === undefined) return err({ kind: "custody/unknown-receiver" });
    const holder = { kind: "unit", id: unit.id, label: await unitLabel(tx, unit) } as const;
    if (!actsFor(acting.viewer, holder, given.agencyOfUnit)) {
      return err({ kind: "custody/not-holder", code: dossier.code, holder: holder.label });
    }
    const faults = countFaults(counted);
    if (faults.length > 0) return err({ kind: "custody/invalid", faults });
    const { code, immediate } = dossier;
    const { sheets, originals } = counted;
    const outcome = opened({ dossierId, code, immediate, unit: holder, sheets, originals }, given.now, given.calendar);
    await saveOutcome(tx, outcome, acting.viewer.officerId);
    return ok(outcome.after);
  });
}
