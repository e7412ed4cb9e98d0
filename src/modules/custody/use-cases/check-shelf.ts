import { err, ok, type Result } from "#kernel/result.ts";
import { findUnit } from "#modules/organizations/index.ts";
import type { Bundle } from "../domain/bundle.ts";
import { checkedText } from "../domain/check.ts";
import { actsFor } from "../domain/policy.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { codesIn, compareShelf, type ShelfFound } from "../domain/shelf-check.ts";
import { insertShelfCheck, listByCodes, listOnShelf } from "../store/shelves.ts";
import { perform, type Acting } from "./acting.ts";
import { unitLabel } from "./give.ts";

export type CheckShelf = { readonly unitId: string; readonly shelf: string; readonly codes: readonly string[] };

/** What a count showed, and where the books have what was too much. */
export type Checked = ShelfFound & { readonly elsewhere: ReadonlyMap<string, Bundle> };

/** Counts a shelf: what was scanned against what the books put there. It moves nothing, and is written down. */
export function checkShelf(acting: Acting, { unitId, shelf, codes }: CheckShelf): Promise<Result<Checked, Refusal>> {
  return perform(acting, async (tx, { now, viewer, agencyOfUnit }) => {
    const unit = await findUnit(tx, unitId);
    if (unit === undefined) return err({ kind: "custody/unknown-receiver" });
    const label = await unitLabel(tx, unit);
    if (!actsFor(viewer, { kind: "unit", id: unitId, label }, agencyOfUnit)) {
      return err({ kind: "custody/not-holder", code: shelf, holder: label });
    }
    const faults: Fault[] = [];
    const kept = checkedText("shelf", shelf, faults);
    if (faults.length > 0) return err({ kind: "custody/invalid", faults });
    const expected = await listOnShelf(tx, { unitId, shelf: kept });
    const found = compareShelf(expected, codesIn(codes));
    const { present, missing, surplus } = found;
    await insertShelfCheck(tx, {
      id: acting.newId(),
      unitId,
      shelf: kept,
      at: now,
      byId: viewer.officerId,
      expected: expected.length,
      present: present.length,
      missing: missing.map(({ code }) => code),
      surplus,
    });
    const known = await listByCodes(tx, surplus);
    return ok({ ...found, elsewhere: new Map(known.map((bundle) => [bundle.code, bundle])) });
  });
}
