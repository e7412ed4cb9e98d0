import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, Count, HandOver, Outcome } from "./bundle.ts";
import { countFaults } from "./check.ts";
import { isLastPlace } from "./custodian.ts";
import { received } from "./end-hand-over.ts";
import { checkedGiving, guardWay, type Giving } from "./give.ts";
import type { Given } from "./given.ts";
import { actsFor } from "./policy.ts";
import type { Refusal } from "./refusal.ts";

export type Passing = Giving & {
  /** What the receiver counts, where it is another count than the giver's. */
  readonly received: Count;
  /** Who gives and who takes, of whom one is the viewer. */
  readonly giverId: string;
  readonly receiverId: string;
};

/**
 * Given and received in one moment, both being there: over the desk, at the courier's scanner, to the applicant.
 * Only somebody of one of the two sides may record it.
 */
export function decidePassing(
  bundle: Bundle,
  pending: HandOver | null,
  passing: Passing,
  given: Given,
): Result<Outcome, Refusal> {
  const { viewer, agencyOfUnit, now } = given;
  const { to, receiverId, giverId } = passing;
  const way = guardWay(bundle, pending, to);
  if (!way.ok) return way;
  const isOfGiver = actsFor(viewer, bundle.custodian, agencyOfUnit);
  if (!isOfGiver && !actsFor(viewer, to, agencyOfUnit)) {
    return err({ kind: "custody/not-holder", code: bundle.code, holder: bundle.custodian.label });
  }
  if (!isOfGiver && isLastPlace(to)) {
    return err({ kind: "custody/not-holder", code: bundle.code, holder: bundle.custodian.label });
  }
  const faults = countFaults(passing.received);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  const written = checkedGiving(bundle, passing, given);
  if (!written.ok) return written;
  const handOver: HandOver = { ...written.value, givenBy: giverId };
  const receipt = { event: "passed", counted: passing.received, note: handOver.note, by: receiverId, at: now } as const;
  return ok(received(bundle, handOver, receipt));
}
