import { err, ok, type Result } from "#kernel/result.ts";
import { addWorkingMinutes } from "#modules/deadlines/domain.ts";
import type { Bundle, Count, HandOver, Outcome } from "./bundle.ts";
import { checkedText, countFaults } from "./check.ts";
import { isLastPlace, isSameCustodian, type Custodian } from "./custodian.ts";
import type { Given } from "./given.ts";
import { actsFor } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

export type Giving = {
  readonly id: string;
  readonly batchId: string;
  readonly to: Custodian;
  readonly counted: Count;
  readonly note: string;
};

/**
 * A gives to B: noted with count and receiver, but A answers for the paper until B has acknowledged it
 * (NĐ 61/2018 Điều 18; handbook §15.15). Paper of an immediate procedure never travels.
 */
export function decideGiving(
  bundle: Bundle,
  pending: HandOver | null,
  giving: Giving,
  given: Given,
): Result<Outcome, Refusal> {
  const guarded = guardLeaving(bundle, pending, giving.to, given);
  if (!guarded.ok) return guarded;
  const checked = checkedGiving(bundle, giving, given);
  if (!checked.ok) return checked;
  const after = { ...bundle, version: bundle.version + 1 };
  return ok({
    event: "given",
    at: given.now,
    note: checked.value.note,
    before: bundle,
    after,
    handOver: checked.value,
  });
}

/** Whether the viewer may let the paper go from here to there at all. */
export function guardLeaving(
  bundle: Bundle,
  pending: HandOver | null,
  to: Custodian,
  { viewer, agencyOfUnit }: Given,
): Result<void, Refusal> {
  const { code, custodian } = bundle;
  if (isLastPlace(custodian)) return err({ kind: "custody/ended", code, holder: custodian.label });
  if (!actsFor(viewer, custodian, agencyOfUnit))
    return err({ kind: "custody/not-holder", code, holder: custodian.label });
  return guardWay(bundle, pending, to);
}

/** Whether the paper can go from here to there, whoever asks. */
export function guardWay(
  { code, custodian, immediate }: Bundle,
  pending: HandOver | null,
  to: Custodian,
): Result<void, Refusal> {
  if (isLastPlace(custodian)) return err({ kind: "custody/ended", code, holder: custodian.label });
  if (pending !== null) {
    return err({ kind: "custody/pending", code, receiver: pending.to.label, since: pending.givenAt });
  }
  if (isSameCustodian(custodian, to)) return err({ kind: "custody/same-place", code, holder: custodian.label });
  if (immediate && !isLastPlace(to)) return err({ kind: "custody/immediate", code });
  return ok(undefined);
}

/** The hand-over as it is written down, when count and words are in order. */
export function checkedGiving(
  { dossierId, custodian }: Bundle,
  { id, batchId, to, counted, note }: Giving,
  { now, calendar, viewer, acknowledgeHours }: Given,
): Result<HandOver, Refusal> {
  const faults: Fault[] = [...countFaults(counted)];
  const kept = checkedText("note", note, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  return ok({
    id,
    batchId,
    dossierId,
    state: "given",
    from: custodian,
    to,
    sheets: counted.sheets,
    originals: counted.originals,
    note: kept,
    givenAt: now,
    givenBy: viewer.officerId,
    acknowledgeBy: addWorkingMinutes(calendar, now, acknowledgeHours * 60),
    endedAt: null,
    endedBy: null,
    reason: "",
    counted: null,
    difference: "none",
    settledAt: null,
    settledBy: null,
    settlement: "",
  });
}
