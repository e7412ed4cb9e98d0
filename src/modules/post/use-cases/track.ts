import { ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { serviceViewer } from "#modules/payments/index.ts";
import { readTracking } from "../domain/tracking.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { findSlipByNumber, lockSlip, noteSlip } from "../store/slips.ts";
import type { TrackingOutcome } from "../store/tables.ts";
import { insertTracking, listEarlyTracking, settleTracking } from "../store/tracking.ts";
import { carrierViewer, moving, performing, type Moment } from "./acting.ts";
import { deliver } from "./deliver.ts";

/** What became of a message: `replayed` when its event id was known. */
export type Heard = TrackingOutcome | "replayed";

/**
 * Hears what the post tells of an item: once for each event id, in any order, also before the papers were handed over. The act
 * is written under the officer of the post who signed for the item.
 */
export function hearTracking(
  acting: Omit<Acting, "viewer">,
  message: TrackingMessage,
): Promise<Result<Heard, PostRefusal>> {
  return performing({ ...acting, viewer: serviceViewer() }, async (moment) => {
    const { tx, now } = moment;
    const known = await findSlipByNumber(tx, message.number);
    const slip = known && (await lockSlip(tx, known.id));
    const isNew = await insertTracking(tx, message, { slipId: slip?.id ?? null, at: now });
    if (!isNew) return ok("replayed");
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

type Told = { readonly slip: PostalSlip; readonly outcome: TrackingOutcome };

async function apply(moment: Moment, slip: PostalSlip, message: TrackingMessage): Promise<Result<Told, PostRefusal>> {
  const read = readTracking(slip.state, message.status);
  const settle = async (outcome: TrackingOutcome, after: PostalSlip): Promise<Result<Told, PostRefusal>> => {
    await settleTracking(moment.tx, message.eventId, outcome);
    return ok({ slip: after, outcome });
  };
  switch (read.kind) {
    case "stale":
    case "early":
      return settle(read.kind, slip);
    case "conflict": {
      const marked = { ...slip, attention: "conflict" as const };
      await noteSlip(moment.tx, marked);
      return settle("conflict", marked);
    }
    case "move": {
      const placed = await atTheCarriers(moment, slip);
      const moved =
        read.act === "deliver"
          ? await deliver(placed, slip, message)
          : await moving(placed, slip, {
              act: read.act,
              change: { note: message.note },
              payload: { eventId: message.eventId, happenedAt: message.happenedAt.toString(), note: message.note },
            });
      return moved.ok ? settle(moved.value.attention === null ? "moved" : "problem", moved.value) : moved;
    }
  }
}

async function atTheCarriers(moment: Moment, slip: PostalSlip): Promise<Moment> {
  return { ...moment, acting: { ...moment.acting, viewer: await carrierViewer(moment.tx, slip.carrier) } };
}
