import { err, ok, type Result } from "#kernel/result.ts";
import { isSameCount, type Bundle, type Count, type HandOver, type HandOverState, type Outcome } from "./bundle.ts";
import { checkedText, countFaults } from "./check.ts";
import { isLastPlace } from "./custodian.ts";
import type { Given } from "./given.ts";
import { actsFor } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

/**
 * B counts and acknowledges: from now on B answers for the paper, for as many sheets as B counted. When the count differs
 * from what was given, the difference stays open with the giver until somebody else than the counter settles it.
 */
export function decideReceiving(
  bundle: Bundle,
  handOver: HandOver,
  { counted, note }: { readonly counted: Count; readonly note: string },
  given: Given,
): Result<Outcome, Refusal> {
  const guarded = guardReceiver(bundle, handOver, given);
  if (!guarded.ok) return guarded;
  const faults: Fault[] = [...countFaults(counted)];
  const kept = checkedText("note", note, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  return ok(
    received(bundle, handOver, { event: "received", counted, note: kept, by: given.viewer.officerId, at: given.now }),
  );
}

/** B does not take it: the paper stays with A (reason is kept). */
export function decideRefusing(
  bundle: Bundle,
  handOver: HandOver,
  reason: string,
  given: Given,
): Result<Outcome, Refusal> {
  const guarded = guardReceiver(bundle, handOver, given);
  if (!guarded.ok) return guarded;
  return endedWithout(bundle, handOver, { state: "refused", reason }, given);
}

/** A takes it back before B has acknowledged it. */
export function decideTakingBack(
  bundle: Bundle,
  handOver: HandOver,
  reason: string,
  given: Given,
): Result<Outcome, Refusal> {
  const { code } = bundle;
  if (handOver.state !== "given") return err({ kind: "custody/not-pending", code });
  if (!actsFor(given.viewer, handOver.from, given.agencyOfUnit)) {
    return err({ kind: "custody/not-holder", code, holder: handOver.from.label });
  }
  return endedWithout(bundle, handOver, { state: "taken-back", reason }, given);
}

type Receipt = Pick<Outcome, "at" | "note"> & {
  readonly event: "received" | "passed";
  readonly counted: Count;
  readonly by: string;
};

/** The paper moves to whom it was given, with as many sheets as were counted. */
export function received(bundle: Bundle, handOver: HandOver, { event, counted, note, by, at }: Receipt): Outcome {
  return {
    event,
    at,
    note,
    before: bundle,
    after: {
      ...bundle,
      sheets: counted.sheets,
      originals: counted.originals,
      version: bundle.version + 1,
      custodian: handOver.to,
      since: at,
      shelf: null,
      forwardedAt: bundle.forwardedAt ?? at,
      endedAt: isLastPlace(handOver.to) ? at : null,
    },
    handOver: {
      ...handOver,
      state: "received",
      endedAt: at,
      endedBy: by,
      reason: note,
      counted: { sheets: counted.sheets, originals: counted.originals },
      difference: isSameCount(handOver, counted) ? "none" : "open",
    },
  };
}

function guardReceiver(
  { code }: Bundle,
  { state, to }: HandOver,
  { viewer, agencyOfUnit }: Given,
): Result<void, Refusal> {
  if (state !== "given") return err({ kind: "custody/not-pending", code });
  if (!actsFor(viewer, to, agencyOfUnit)) return err({ kind: "custody/not-receiver", code, receiver: to.label });
  return ok(undefined);
}

function endedWithout(
  bundle: Bundle,
  handOver: HandOver,
  { state, reason }: { readonly state: Exclude<HandOverState, "given" | "received">; readonly reason: string },
  { now, viewer }: Given,
): Result<Outcome, Refusal> {
  const faults: Fault[] = [];
  const kept = checkedText("reason", reason, faults);
  if (faults.length > 0) return err({ kind: "custody/invalid", faults });
  return ok({
    event: state,
    at: now,
    note: kept,
    before: bundle,
    after: { ...bundle, version: bundle.version + 1 },
    handOver: { ...handOver, state, endedAt: now, endedBy: viewer.officerId, reason: kept },
  });
}
