import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { serviceViewer } from "#modules/payments/index.ts";
import { isOfTheFuture, readTracking } from "../domain/tracking.ts";
import type { HeardOutcome, TrackingMessage } from "../domain/tracking-message.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { SlipAct } from "../domain/slip-states.ts";
import { findSlipByNumber, lockSlip, noteSlip } from "../store/slips.ts";
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
    const slip = known && (await lockSlip(tx, known.id));
    const isNew = await insertTracking(tx, message, { slipId: slip?.id ?? null, at: now });
    if (!isNew) return replayed(moment, message);
    if (slip === undefined) return ok("unknown");
    const told = await apply(moment, slip, message);
    return told.ok ? ok(told.value.outcome) : told;
  });
}

/** What the post told before the item was handed over counts now, in the order in which it happened. */
export async function applyEarlyTracking(moment: Moment, slip: PostalSlip): Promise<Result<PostalSlip, PostRefusal>> {
  let current = slip;
  for (const message of await listEarlyTracking(moment.tx, slip.id)) {
    const told = await apply(moment, current, message);
    if (!told.ok) return told;
    current = told.value.slip;
  }
  return ok(current);
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

type Told = { readonly slip: PostalSlip; readonly outcome: HeardOutcome };

async function apply(moment: Moment, slip: PostalSlip, message: TrackingMessage): Promise<Result<Told, PostRefusal>> {
  const { tx } = moment;
  const { state, createdAt } = slip;
  const read = readTracking({ state, createdAt, lastToldAt: await lastToldOf(tx, slip.id) }, message);
  const settle = async (outcome: HeardOutcome, after: PostalSlip): Promise<Result<Told, PostRefusal>> => {
    await settleTracking(tx, message.eventId, outcome);
    return ok({ slip: after, outcome });
  };
  switch (read.kind) {
    case "stale":
    case "early":
      return settle(read.kind, slip);
    case "note": {
      const noted = { ...slip, note: message.note };
      await noteSlip(tx, noted);
      return settle("noted", noted);
    }
    case "conflict": {
      const marked = { ...slip, attention: "conflict" as const };
      await noteSlip(tx, marked);
      return settle("conflict", marked);
    }
    case "move": {
      const moved = await carryOut(moment, slip, { act: read.act, message });
      return moved.ok ? settle(moved.value.attention === null ? "moved" : "problem", moved.value) : moved;
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
