import { Temporal, type Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { HeardOutcome, TrackingMessage } from "../domain/tracking-message.ts";
import { tablesOf } from "./tables.ts";

/** Keeps a message once for its event id; false when it came before. */
export async function insertTracking(
  tx: Tx,
  message: TrackingMessage,
  { slipId, at }: { readonly slipId: string | null; readonly at: Instant },
): Promise<boolean> {
  const row = await tablesOf(tx)
    .insertInto("post_tracking")
    .values({
      event_id: message.eventId,
      slip_id: slipId,
      number: message.number,
      status: message.status,
      happened_at: sqlInstant(message.happenedAt),
      received_at: sqlInstant(at),
      payload: JSON.stringify({ ...message, happenedAt: message.happenedAt.toString() }),
      outcome: slipId === null ? "unknown" : "early",
    })
    .onConflict((conflict) => conflict.column("event_id").doNothing())
    .returning("event_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** What was kept under an event id, for a message that comes under it once more. */
export async function findTracking(db: Db, eventId: string): Promise<TrackingMessage | undefined> {
  const row = await tablesOf(db)
    .selectFrom("post_tracking")
    .select("payload")
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return row && messageOf(row.payload);
}

/** When the latest of what moved an item happened, as the post told it; null while nothing has. */
export async function lastToldOf(db: Db, slipId: string): Promise<Instant | null> {
  const row = await tablesOf(db)
    .selectFrom("post_tracking")
    .select("happened_at")
    .where("slip_id", "=", slipId)
    .where("outcome", "in", ["moved", "noted", "problem"])
    .orderBy("happened_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.happened_at ?? null;
}

/** Writes what a message came to. */
export async function settleTracking(tx: Tx, eventId: string, outcome: HeardOutcome): Promise<void> {
  await tablesOf(tx).updateTable("post_tracking").set({ outcome }).where("event_id", "=", eventId).execute();
}

/** Messages that came before the item was handed over, in the order in which things happened. */
export async function listEarlyTracking(tx: Tx, slipId: string): Promise<readonly TrackingMessage[]> {
  const rows = await tablesOf(tx)
    .selectFrom("post_tracking")
    .select("payload")
    .where("slip_id", "=", slipId)
    .where("outcome", "=", "early")
    .orderBy("happened_at")
    .orderBy("event_id")
    .execute();
  return rows.map(({ payload }) => messageOf(payload));
}

export type HeardTracking = TrackingMessage & { readonly outcome: HeardOutcome; readonly receivedAt: Instant };

/** All that the post told of an item, latest happening first. */
export async function listTracking(db: Db, slipId: string): Promise<readonly HeardTracking[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_tracking")
    .select(["payload", "outcome", "received_at"])
    .where("slip_id", "=", slipId)
    .orderBy("happened_at", "desc")
    .orderBy("received_at", "desc")
    .execute();
  return rows.map(({ payload, outcome, received_at }) => ({ ...messageOf(payload), outcome, receivedAt: received_at }));
}

/** Messages about items that nobody knows, newest first: a number misread, or of another customer. */
export async function listUnknownTracking(db: Db): Promise<readonly HeardTracking[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_tracking")
    .select(["payload", "outcome", "received_at"])
    .where("outcome", "=", "unknown")
    .orderBy("received_at", "desc")
    .limit(20)
    .execute();
  return rows.map(({ payload, outcome, received_at }) => ({ ...messageOf(payload), outcome, receivedAt: received_at }));
}

function messageOf(payload: unknown): TrackingMessage {
  const kept = payload as Omit<TrackingMessage, "happenedAt"> & { readonly happenedAt: string };
  return { ...kept, happenedAt: Temporal.Instant.from(kept.happenedAt) };
}
