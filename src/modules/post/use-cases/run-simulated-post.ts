import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { listSimulatedUnderway, type SimulatedItem } from "../store/simulated-items.ts";
import { findSetting } from "../store/settings.ts";
import { sign } from "../wire/signature.ts";
import type { TrackingBody } from "../wire/tracking-body.ts";
import { takeTracking } from "./take-tracking.ts";

/** Minutes after the hand-over at which the made-up post sets out, and at which it is at the door. */
const SETS_OUT_AFTER = 2;
const AT_THE_DOOR_AFTER = 5;
/** One in so many finds nobody at home. */
const NOBODY_HOME_EVERY = 8;

/**
 * Moves what the made-up post of the demo has in hand and tells it by signed messages, some of them twice and some out of order,
 * through the very door that a real post uses. Answers how many messages were heard.
 */
export async function runSimulatedPost(acting: Omit<Acting, "viewer">): Promise<number> {
  const setting = await findSetting(acting.db);
  if (setting?.simulated !== true) return 0;
  const now = await acting.clock.now();
  let heard = 0;
  for (const item of await listSimulatedUnderway(acting.db)) {
    for (const body of messagesOf(item, item.since, now)) {
      const bytes = Buffer.from(JSON.stringify(body), "utf8");
      const answer = await takeTracking(acting, bytes, sign(bytes, now, setting.secret));
      heard += answer.status === 200 ? 1 : 0;
    }
  }
  return heard;
}

/** What the made-up post says of an item by now: at the door the end comes first and the way out after it, once more. */
export function messagesOf(item: SimulatedItem, since: Instant, now: Instant): readonly TrackingBody[] {
  const minutes = (now.epochMilliseconds - since.epochMilliseconds) / 60_000;
  if (minutes < SETS_OUT_AFTER) return [];
  const out: TrackingBody = {
    EventId: `${item.number}-OUT`,
    ItemCode: item.number,
    Status: "OUT_FOR_DELIVERY",
    Time: since.add({ minutes: SETS_OUT_AFTER }).toString(),
  };
  if (minutes < AT_THE_DOOR_AFTER) return [out, out];
  return [endOf(item, since.add({ minutes: AT_THE_DOOR_AFTER })), out];
}

function endOf({ number, order }: SimulatedItem, at: Instant): TrackingBody {
  const base = { EventId: `${number}-END`, ItemCode: number, Time: at.toString() };
  const serial = Number(number.slice(2, 10));
  if (serial % NOBODY_HOME_EVERY === 0) {
    return { ...base, Status: "RETURNED", Note: "Đã gọi ba lần, không có người nhận" };
  }
  return {
    ...base,
    Status: "DELIVERED",
    CODCollected: order.CODAmount,
    Receiver: { Kind: "OWNER", Name: order.ReceiverName },
  };
}
