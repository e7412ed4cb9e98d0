import { err, ok, type Result } from "#kernel/result.ts";
import { findDossier, lockDossier, type Acting } from "#modules/dossiers/index.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { Attention, PostalSlip } from "../domain/slip.ts";
import type { DoorReceiver } from "../domain/tracking-message.ts";
import { saveSlip } from "../store/slips.ts";
import { carrierViewer, performing, targeted, type Moment, type SlipTarget } from "./acting.ts";
import { handOverResult } from "./deliver.ts";

export type ClearUp = SlipTarget & {
  readonly reason: string;
  /** Who has the result, as it was cleared up with the post; null where nothing is handed over by it. */
  readonly receiver: DoorReceiver | null;
};

/** What is put right by words alone; orders have acts of their own. */
export const CLEARED_BY_WORDS: readonly Attention[] = [
  "unpaid",
  "not-entitled",
  "missing-at-count",
  "conflict",
  "paid-elsewhere",
];

/**
 * Ends what somebody had to look at, with the reason. A result that the post delivered and that was not handed over in law
 * (unpaid then, or to somebody without a right to it) is handed over now, by the very guards of the door: paid (B-31) and
 * entitled; otherwise nothing is cleared.
 */
export function clearUp(acting: Acting, command: ClearUp): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx, now } = moment;
    if (dutyOf(acting.viewer, "clear-up") === undefined) return err({ kind: "post/not-allowed", duty: "clear-up" });
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    if (note === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const slip = found.value;
    if (slip.attention === null || !CLEARED_BY_WORDS.includes(slip.attention)) {
      return err({ kind: "post/nothing-to-clear" });
    }
    const handed = await handOverLate(moment, slip, command.receiver);
    if (!handed.ok) return handed;
    const cleared: PostalSlip = { ...slip, attention: null, note, version: slip.version + 1 };
    await saveSlip(tx, {
      ...{ event: "slip-cleared", before: slip.state, after: cleared, actorId: acting.viewer.officerId, at: now },
      payload: { note, was: slip.attention },
    });
    return ok(cleared);
  });
}

/** Whether the post has delivered a result that the dossier still has to hand over. */
export async function isHandedOverLate(db: Acting["db"], slip: PostalSlip): Promise<boolean> {
  if (slip.direction !== "to-home" || slip.state !== "delivered" || slip.dossierId === null) return false;
  return (await findDossier(db, slip.dossierId))?.state === "resolved";
}

async function handOverLate(
  moment: Moment,
  slip: PostalSlip,
  receiver: DoorReceiver | null,
): Promise<Result<unknown, PostRefusal>> {
  if (slip.dossierId !== null) await lockDossier(moment.tx, slip.dossierId);
  if (slip.carrier === null || !(await isHandedOverLate(moment.tx, slip))) return ok(undefined);
  // It was the post that handed it over; who cleared it up stands in the event of the item.
  const viewer = await carrierViewer(moment.tx, slip.carrier);
  const placed = { ...moment, acting: { ...moment.acting, viewer } };
  return handOverResult(placed, slip, { receiver, carrier: slip.carrier });
}
