import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, Count, HandOver, Outcome } from "./bundle.ts";
import { countFaults } from "./check.ts";
import type { Custodian } from "./custodian.ts";
import type { Given } from "./given.ts";
import { addedTo } from "./keep.ts";
import type { Loss } from "./loss.ts";
import { decidePassing } from "./pass.ts";
import { actsFor } from "./policy.ts";
import type { Refusal } from "./refusal.ts";

export type Remake = {
  readonly handOverId: string;
  /** The unit that made it again and has it now; of sheets, whoever has the bundle. */
  readonly unit: Custodian;
  readonly counted: Count;
};

/**
 * What was lost is there again: a new bundle comes into the custody of the unit that made it, from whoever answered for the
 * lost one; sheets go into the bundle. Only what was written down and signed by three is made again.
 */
export function decideRemaking(
  bundle: Bundle,
  { pending, loss }: { readonly pending: HandOver | null; readonly loss: Loss },
  { handOverId, unit, counted }: Remake,
  given: Given,
): Result<{ readonly outcome: Outcome; readonly loss: Loss }, Refusal> {
  const { code } = bundle;
  const { number } = loss;
  if (loss.endedAt !== null) return err({ kind: "custody/loss-ended", number });
  if (loss.completedAt === null) return err({ kind: "custody/loss-unsigned", number });
  const faults = countFaults(counted);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  if (counted.sheets === 0) return err({ kind: "custody/invalid", faults: [{ field: "sheets", what: "not-a-count" }] });
  const note = `Lập lại theo biên bản ${number}`;
  const done = { ...loss, endedAt: given.now, endedBy: given.viewer.officerId, outcome: "remade" } as const;
  if (loss.extent === "sheets") {
    if (!actsFor(given.viewer, bundle.custodian, given.agencyOfUnit)) {
      return err({ kind: "custody/not-holder", code, holder: bundle.custodian.label });
    }
    if (pending !== null) {
      return err({ kind: "custody/pending", code, receiver: pending.to.label, since: pending.givenAt });
    }
    return ok({ outcome: addedTo(bundle, counted, { at: given.now, note }), loss: done });
  }
  if (!actsFor(given.viewer, unit, given.agencyOfUnit)) {
    return err({ kind: "custody/not-receiver", code, receiver: unit.label });
  }
  const { officerId } = given.viewer;
  const passing = { id: handOverId, batchId: handOverId, to: unit, counted, received: counted, note };
  const passed = decidePassing(bundle, pending, { ...passing, giverId: loss.foundBy, receiverId: officerId }, given);
  return passed.ok ? ok({ outcome: passed.value, loss: done }) : passed;
}
