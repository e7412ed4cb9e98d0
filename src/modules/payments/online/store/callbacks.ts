import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf, type CallbackKind, type CallbackOutcome } from "./tables.ts";

/** An event of the platform as it came. */
export type Callback = {
  readonly eventId: string;
  readonly receivedAt: Instant;
  readonly body: Buffer;
  readonly bodyHash: Buffer;
  readonly kind: CallbackKind;
  readonly reference: string;
  readonly transactionRef: string;
  readonly amount: number;
};

export type Kept = { readonly outcome: CallbackOutcome; readonly bodyHash: Buffer };

/** What was answered to an event before, or undefined when it is new. */
export async function findCallback(db: Db, eventId: string): Promise<Kept | undefined> {
  const row = await tablesOf(db)
    .selectFrom("platform_callback")
    .select(["outcome", "body_hash"])
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return row === undefined ? undefined : { outcome: row.outcome, bodyHash: row.body_hash };
}

/** Writes an event as parked; false when it is here already: then its twin has been waited for. */
export async function parkCallback(tx: Tx, callback: Callback): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("platform_callback")
    .values({
      event_id: callback.eventId,
      received_at: sqlInstant(callback.receivedAt),
      body: callback.body,
      body_hash: callback.bodyHash,
      kind: callback.kind,
      reference: callback.reference,
      transaction_ref: callback.transactionRef,
      amount: callback.amount,
      outcome: "parked",
      applied_at: null,
      note: "",
    })
    .onConflict((conflict) => conflict.column("event_id").doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Says what became of an event; of a parked one only. */
export async function settleCallback(
  tx: Tx,
  eventId: string,
  { outcome, note, at }: { readonly outcome: CallbackOutcome; readonly note: string; readonly at: Instant },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("platform_callback")
    .set({ outcome, note: note.slice(0, 300), applied_at: outcome === "parked" ? null : sqlInstant(at) })
    .where("event_id", "=", eventId)
    .where("outcome", "=", "parked")
    .execute();
}

export type Parked = Pick<Callback, "eventId" | "kind" | "reference" | "transactionRef" | "amount" | "receivedAt">;

/** Events that wait for their parent, the oldest first; locked against whoever else looks, when in a transaction. */
export async function listParked(
  db: Db,
  { after, limit = 500 }: { readonly after?: Parked | undefined; readonly limit?: number } = {},
): Promise<readonly Parked[]> {
  const page = tablesOf(db)
    .selectFrom("platform_callback")
    .select(["event_id", "kind", "reference", "transaction_ref", "amount", "received_at"])
    .where("outcome", "=", "parked")
    .orderBy("received_at")
    .orderBy("event_id")
    .limit(limit);
  const rest =
    after === undefined
      ? page
      : page.where(
          sql<boolean>`(received_at, event_id) > (${sqlInstant(after.receivedAt)}::timestamptz, ${after.eventId})`,
        );
  const rows = await rest.execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    kind: row.kind,
    reference: row.reference,
    transactionRef: row.transaction_ref,
    amount: row.amount,
    receivedAt: row.received_at,
  }));
}

/** Whether an event is still parked, locked so that it is applied once. */
export async function lockParked(tx: Tx, eventId: string): Promise<boolean> {
  const row = await tablesOf(tx)
    .selectFrom("platform_callback")
    .select("event_id")
    .where("event_id", "=", eventId)
    .where("outcome", "=", "parked")
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export type RefusedCallback = {
  readonly eventId: string;
  readonly receivedAt: Instant;
  readonly reference: string;
  readonly note: string;
};

/** Events that contradict our books, of the last thirty days: somebody has to look at them. */
export async function listRefusedCallbacks(db: Db, now: Instant): Promise<readonly RefusedCallback[]> {
  const rows = await tablesOf(db)
    .selectFrom("platform_callback")
    .select(["event_id", "received_at", "reference", "note"])
    .where("outcome", "=", "refused")
    .where(sql<boolean>`received_at > ${sqlInstant(now.subtract({ hours: 720 }))}`)
    .orderBy("received_at", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    receivedAt: row.received_at,
    reference: row.reference,
    note: row.note,
  }));
}
