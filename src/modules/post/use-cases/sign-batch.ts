import { err, ok, type Result } from "#kernel/result.ts";
import { inVietnam } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { checkCount, type CountedLine, type PostBatch } from "../domain/batch.ts";
import { checkUnopened } from "../domain/parcel.ts";
import { counterFor, dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { linesOfBatch, lockBatch, nextBatchNumber, signBatch } from "../store/batches.ts";
import { lockSlips, noteSlip } from "../store/slips.ts";
import { moving, performing, type Moment } from "./acting.ts";
import { fileDossier } from "./file-dossier.ts";
import { handToPost } from "./hand-to-post.ts";
import { applyEarlyTracking } from "./track.ts";

export type SignBatch = { readonly batchId: string; readonly counted: readonly CountedLine[] };

/**
 * The joint count, signed by the receiving side as well. To an agency it is the Biên bản giao nhận hồ sơ, whose signing is the
 * legal moment of filing (TT 17/2017 Điều 7); to the post it is the hand-over of results. What was not there, or not as its slip
 * says, stays with the giver. One transaction: dossiers, money, paper and minutes, or nothing.
 */
export function countAndSign(acting: Acting, { batchId, counted }: SignBatch): Promise<Result<PostBatch, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx, now } = moment;
    const batch = await lockBatch(tx, batchId);
    if (batch === undefined) return err({ kind: "post/not-found" });
    const place = receivingPlace(acting, batch);
    if (place === undefined) return err({ kind: "post/not-allowed", duty: dutyToCount(batch) });
    const { officerId } = acting.viewer;
    if (batch.state === "signed" && batch.receiver?.officerId === officerId) return ok(batch);
    if (batch.state !== "open") return err({ kind: "post/batch-signed" });
    if (batch.giver.officerId === officerId) return err({ kind: "post/own-batch" });

    const lines = await linesOfBatch(tx, batchId);
    const checked = checkCount(
      lines.map(({ slipId }) => slipId),
      counted,
    );
    if (!checked.ok) return checked;
    const slips = new Map(
      (
        await lockSlips(
          tx,
          lines.map(({ slipId }) => slipId),
        )
      ).map((slip) => [slip.id, slip]),
    );
    const outcomes = new Map(checked.value.map(({ slipId, outcome }) => [slipId, outcome]));
    const unopened = checkUnopened([...slips.values()], outcomes);
    if (!unopened.ok) return unopened;
    for (const line of checked.value) {
      const slip = slips.get(line.slipId);
      if (slip === undefined) continue;
      const done = await settleLine(moment, batch, { slip, line, place });
      if (!done.ok) return err({ kind: "post/slip-refused", number: slip.number ?? "", refusal: done.error });
    }
    const told = await hearWhatCameEarly(moment, batch, checked.value);
    if (!told.ok) return told;
    const receiver = { officerId, unitId: place.unitId };
    const number = await nextBatchNumber(tx, batch.kind, inVietnam(now).year);
    await signBatch(tx, batchId, { number, receiver, at: now }, checked.value);
    return ok({ ...batch, state: "signed", number, receiver, signedAt: now });
  });
}

/** What the post told before it had signed counts now, once all items of a parcel are with it. */
async function hearWhatCameEarly(
  moment: Moment,
  { kind }: PostBatch,
  lines: readonly CountedLine[],
): Promise<Result<void, PostRefusal>> {
  const handed = kind === "to-post" ? lines.filter(({ outcome }) => outcome === "full") : [];
  for (const { slipId } of handed) {
    const told = await applyEarlyTracking(moment, slipId);
    if (!told.ok) return told;
  }
  return ok(undefined);
}

type Place = { readonly unitId: string; readonly agencyId: string };
type Line = { readonly slip: PostalSlip; readonly line: CountedLine; readonly place: Place };

function dutyToCount({ kind }: PostBatch) {
  return kind === "to-agency" ? "count-for-centre" : "count-for-post";
}

function receivingPlace({ viewer }: Acting, batch: PostBatch): Place | undefined {
  return batch.kind === "to-agency" ? counterFor(viewer, batch.agencyId) : dutyOf(viewer, "count-for-post");
}

function settleLine(
  moment: Moment,
  batch: PostBatch,
  { slip, line, place }: Line,
): Promise<Result<PostalSlip, PostRefusal>> {
  if (line.outcome !== "full") return leaveBehind(moment, slip, line);
  return batch.kind === "to-agency"
    ? fileDossier(moment, slip, { unitId: place.unitId })
    : handToPost(moment, slip, { batch, place });
}

/** What was not there stays the giver's, and somebody looks for it. */
async function leaveBehind(
  moment: Moment,
  slip: PostalSlip,
  { outcome, note }: CountedLine,
): Promise<Result<PostalSlip, PostRefusal>> {
  const attention = "missing-at-count" as const;
  if (slip.direction === "to-centre") {
    const change = { batchId: null, attention, note };
    return moving(moment, slip, { act: "set-aside", change, payload: { outcome, note } });
  }
  const left = { ...slip, batchId: null, attention, note };
  await noteSlip(moment.tx, left);
  return ok(left);
}
