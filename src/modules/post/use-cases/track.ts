import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { serviceViewer } from "#modules/payments/index.ts";
import { isLabelled, shareCollected } from "../domain/parcel.ts";
import { isOfTheFuture, readTracking } from "../domain/tracking.ts";
import type { HeardOutcome, TrackingMessage } from "../domain/tracking-message.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { SlipAct } from "../domain/slip-states.ts";
import { findSlipByNumber, lockParcel, lockSlip, noteSlip } from "../store/slips.ts";
import { findTracking, insertTracking, lastToldOf, listEarlyTracking, settleTracking } from "../store/tracking.ts";
import { carrierViewer, moving, performing, type Moment } from "./acting.ts";
import { deliver } from "./deliver.ts";

/** What became of a message: `replayed` when its event id was known. */
export type Heard = HeardOutcome | "replayed";

/**
 * Hears what the post tells of an item: once for each event id, in any order, also before the papers were handed over. The act
 * is written under the officer of the post who signed for the item. What tells of the future, or something else under an id
 * that is known, is refused.
 */
export function hearTracking(
  acting: Omit<Acting, "viewer">,
  message: TrackingMessage,
): Promise<Result<Heard, PostRefusal>> {
  return performing({ ...acting, viewer: serviceViewer() }, async (moment) => {
    const { tx, now } = moment;
    if (isOfTheFuture(message, now)) return err({ kind: "post/future-time" });
    const known = await findSlipByNumber(tx, message.number);
    const parcel = known === undefined ? [] : await lockParcel(tx, known);
    const first = parcel.find(isLabelled);
    const isNew = await insertTracking(tx, message, { slipId: first?.id ?? null, at: now });
    if (!isNew) return replayed(moment, message);
    return parcel.length === 0 ? ok("unknown") : applyToAll(moment, parcel, message);
  });
}

/** What the post told of an envelope before it was handed over counts now, in the order in which it happened. */
export async function applyEarlyTracking(moment: Moment, slipId: string): Promise<Result<void, PostRefusal>> {
  for (const message of await listEarlyTracking(moment.tx, slipId)) {
    const slip = await lockSlip(moment.tx, slipId);
    if (slip === undefined) return err({ kind: "post/not-found" });
    const told = await applyToAll(moment, await lockParcel(moment.tx, slip), message);
    if (!told.ok) return told;
  }
  return ok(undefined);
}

/** From what nobody needs to look at to what somebody has to: a message of a parcel came to the gravest of its items. */
const GRAVITY: readonly HeardOutcome[] = ["early", "stale", "noted", "moved", "problem", "conflict"];

/** One message for all that lie in the envelope; the money of the door is shared among them to the đồng. */
async function applyToAll(
  moment: Moment,
  parcel: readonly PostalSlip[],
  message: TrackingMessage,
): Promise<Result<HeardOutcome, PostRefusal>> {
  const { tx } = moment;
  const first = parcel.find(isLabelled) ?? parcel[0];
  const lastToldAt = first === undefined ? null : await lastToldOf(tx, first.id);
  const shares = shareCollected(parcel, message.collected);
  const outcomes: HeardOutcome[] = [];
  for (const slip of parcel) {
    const share = { ...message, number: first?.number ?? message.number, collected: shares.get(slip.id) ?? 0 };
    const told = await apply(moment, slip, { message: share, lastToldAt });
    if (!told.ok) return told;
    outcomes.push(told.value);
  }
  const outcome = GRAVITY.findLast((one) => outcomes.includes(one)) ?? "stale";
  await settleTracking(tx, message.eventId, outcome);
  return ok(outcome);
}

async function replayed({ tx }: Moment, message: TrackingMessage): Promise<Result<Heard, PostRefusal>> {
  const { eventId } = message;
  const earlier = await findTracking(tx, eventId);
  const isSame = earlier !== undefined && wordsOf(earlier) === wordsOf(message);
  return isSame ? ok("replayed") : err({ kind: "post/event-reused", eventId });
}

function wordsOf({ number, status, happenedAt, receiver, collected, note }: TrackingMessage): string {
  const who = receiver && [receiver.kind, receiver.name, receiver.nationalId, receiver.authorisation];
  return JSON.stringify([number, status, happenedAt.toString(), who, collected, note]);
}

type Telling = { readonly message: TrackingMessage; readonly lastToldAt: Instant | null };

async function apply(
  moment: Moment,
  slip: PostalSlip,
  { message, lastToldAt }: Telling,
): Promise<Result<HeardOutcome, PostRefusal>> {
  const { state, createdAt } = slip;
  const read = readTracking({ state, createdAt, lastToldAt }, message);
  switch (read.kind) {
    case "stale":
    case "early":
      return ok(read.kind);
    case "note":
      await noteSlip(moment.tx, { ...slip, note: message.note });
      return ok("noted");
    case "conflict":
      await noteSlip(moment.tx, { ...slip, attention: "conflict" });
      return ok("conflict");
    case "move": {
      const moved = await carryOut(moment, slip, { act: read.act, message });
      if (!moved.ok) return moved;
      return ok(moved.value.attention === null ? "moved" : "problem");
    }
  }
}

type CarryingOut = { readonly act: SlipAct; readonly message: TrackingMessage };

async function carryOut(
  moment: Moment,
  slip: PostalSlip,
  { act, message }: CarryingOut,
): Promise<Result<PostalSlip, PostRefusal>> {
  const viewer = await carrierViewer(moment.tx, slip.carrier);
  const placed = { ...moment, acting: { ...moment.acting, viewer } };
  if (act === "deliver") return deliver(placed, slip, message);
  const { eventId, happenedAt, note } = message;
  return moving(placed, slip, {
    act,
    change: { note },
    payload: { eventId, happenedAt: happenedAt.toString(), note },
  });
}
