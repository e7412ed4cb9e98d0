import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { MessageState, Standing } from "../domain/carrying.ts";
import { tablesOf } from "./tables.ts";

export type Message = {
  readonly id: string;
  readonly dossierId: string;
  readonly kind: "return-code" | "reminder";
  readonly phone: string;
  readonly body: string;
  readonly writtenAt: Instant;
  readonly writtenBy: string;
  readonly expiresAt: Instant;
};

/** Puts a message into the outbox, in the transaction of what it tells about. */
export async function writeMessage(tx: Tx, message: Message): Promise<void> {
  await tablesOf(tx)
    .insertInto("outgoing_message")
    .values({
      id: message.id,
      dossier_id: message.dossierId,
      kind: message.kind,
      phone: message.phone,
      body: message.body,
      written_at: sqlInstant(message.writtenAt),
      written_by: message.writtenBy,
      expires_at: sqlInstant(message.expiresAt),
      state: "waiting",
      tries: undefined,
      carried_at: null,
      next_at: null,
      why: undefined,
    })
    .execute();
}

/** A message that is on its way, and how far it came. */
export type OpenMessage = Message & {
  readonly state: "waiting" | "sending" | "asking";
  readonly tries: number;
  readonly nextAt: Instant | null;
};

/** The oldest open message that is due, locked; those another worker has are passed over. */
export async function lockDue(
  tx: Tx,
  { now, ids }: { readonly now: Instant; readonly ids?: readonly string[] | undefined },
): Promise<OpenMessage | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("outgoing_message")
    .selectAll()
    .where("state", "in", ["waiting", "sending", "asking"])
    .where(sql<boolean>`(next_at is null or next_at <= ${sqlInstant(now)})`)
    .$if(ids !== undefined, (query) => query.where("id", "in", [...(ids ?? [])]))
    .orderBy("written_at")
    .orderBy("id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (row === undefined || !isOpen(row.state)) return undefined;
  return {
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    phone: row.phone,
    body: row.body,
    writtenAt: row.written_at,
    writtenBy: row.written_by,
    expiresAt: row.expires_at,
    state: row.state,
    tries: row.tries,
    nextAt: row.next_at,
  };
}

function isOpen(state: MessageState): state is OpenMessage["state"] {
  return state === "waiting" || state === "sending" || state === "asking";
}

/** Notes that somebody speaks with the carrier about a message until an instant. */
export async function beginCarrying(
  tx: Tx,
  { id, state }: Pick<OpenMessage, "id" | "state">,
  until: Instant,
): Promise<void> {
  await tablesOf(tx)
    .updateTable("outgoing_message")
    .set({ state, tries: sql<number>`tries + 1`, next_at: sqlInstant(until) })
    .where("id", "=", id)
    .execute();
}

/**
 * Notes where a message stands now; what a code said is forgotten as soon as nobody will send it again. Only whoever began
 * this try may say so: a slow one that was given up changes nothing.
 */
export async function settleMessage(
  db: Db,
  { id, kind, body, tries }: Pick<OpenMessage, "id" | "kind" | "body" | "tries">,
  { state, nextAt, why, now }: Standing & { readonly now: Instant },
): Promise<void> {
  const isOver = !isOpen(state);
  await tablesOf(db)
    .updateTable("outgoing_message")
    .set({
      state,
      why: why.slice(0, 200),
      next_at: nextAt === null ? null : sqlInstant(nextAt),
      carried_at: state === "carried" ? sqlInstant(now) : null,
      body: isOver && kind === "return-code" ? "" : body,
    })
    .where("id", "=", id)
    .where("tries", "=", tries)
    .where("state", "in", ["waiting", "sending", "asking"])
    .execute();
}

/** Where a message stands, and why. */
export async function standingOf(db: Db, id: string): Promise<Pick<Standing, "state" | "why"> | undefined> {
  return tablesOf(db).selectFrom("outgoing_message").select(["state", "why"]).where("id", "=", id).executeTakeFirst();
}

/** Messages of an instant on that did not arrive or may not have, the newest first. */
export async function listTroubled(db: Db, since: Instant) {
  return tablesOf(db)
    .selectFrom("outgoing_message")
    .select(["id", "kind", "phone", "state", "why", "tries", "written_at as writtenAt"])
    .where("state", "in", ["waiting", "sending", "asking", "failed", "unknown", "expired"])
    .where(sql<boolean>`written_at > ${sqlInstant(since)}`)
    .orderBy("written_at", "desc")
    .orderBy("id")
    .limit(20)
    .execute();
}

/** When the applicants of these dossiers were last reminded. */
export async function lastReminders(db: Db, dossierIds: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom("outgoing_message")
    .select(["dossier_id", sql<Instant>`max(written_at)`.as("at")])
    .where("dossier_id", "in", dossierIds)
    .where("kind", "=", "reminder")
    .where("state", "not in", ["failed", "expired"])
    .groupBy("dossier_id")
    .execute();
  return new Map(rows.map(({ dossier_id, at }) => [dossier_id, at]));
}

/** What the telephone of the demo has received, the newest first. */
export async function listSimulated(
  db: Db,
): Promise<readonly { id: string; phone: string; body: string; at: Instant }[]> {
  return tablesOf(db)
    .selectFrom("simulated_message")
    .selectAll()
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

/** Brings a message to the telephone of the demo; the same message twice is there once. */
export async function addSimulated(
  db: Db,
  { id, phone, body, at }: { id: string; phone: string; body: string; at: Instant },
): Promise<void> {
  await tablesOf(db)
    .insertInto("simulated_message")
    .values({ id, phone, body, at: sqlInstant(at) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}
