import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, Conclusion, HandOver, Outcome } from "./bundle.ts";
import { checkedText } from "./check.ts";
import type { Given } from "./given.ts";
import { actsFor } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

export type Settlement = {
  readonly conclusion: Conclusion;
  readonly reason: string;
  /** Officers of all sides who signed it; when they did, it does not matter who of them enters it. */
  readonly signedBy?: readonly string[] | undefined;
};

/**
 * Says what an open difference was: the sheets were found (they are in the bundle now), somebody had miscounted, or they
 * are lost (a biên bản is written and the papers are made again). Never by the person who counted.
 */
export function decideSettling(
  bundle: Bundle,
  handOver: HandOver,
  { pending, settlement }: { readonly pending: HandOver | null; readonly settlement: Settlement },
  given: Given,
): Result<Outcome, Refusal> {
  const { code } = bundle;
  if (handOver.difference !== "open" || handOver.counted === null) return err({ kind: "custody/no-difference", code });
  const signers = settlement.signedBy ?? [];
  const sides = [handOver.from, handOver.to];
  if (signers.length === 0 && !sides.some((side) => actsFor(given.viewer, side, given.agencyOfUnit))) {
    return err({ kind: "custody/not-holder", code, holder: handOver.from.label });
  }
  const settledBy = [given.viewer.officerId, ...signers].find((officerId) => officerId !== handOver.endedBy);
  if (settledBy === undefined) return err({ kind: "custody/same-person", code });
  if (pending !== null)
    return err({ kind: "custody/pending", code, receiver: pending.to.label, since: pending.givenAt });
  const faults: Fault[] = [];
  const reason = checkedText("reason", settlement.reason, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });

  const found = settlement.conclusion === "found";
  const sheets = bundle.sheets + (found ? handOver.sheets - handOver.counted.sheets : 0);
  const originals = bundle.originals + (found ? handOver.originals - handOver.counted.originals : 0);
  return ok({
    event: "settled",
    at: given.now,
    note: reason,
    before: bundle,
    after: { ...bundle, version: bundle.version + 1, sheets: Math.max(0, sheets), originals: clamp(originals, sheets) },
    handOver: {
      ...handOver,
      difference: settlement.conclusion,
      settledAt: given.now,
      settledBy,
      settlement: reason,
    },
  });
}

function clamp(originals: number, sheets: number): number {
  return Math.min(Math.max(0, originals), Math.max(0, sheets));
}
