import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
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
    })
    .execute();
}

/** Messages that wait to be carried, the oldest first, locked; those another worker has are passed over. */
export async function claimMessages(tx: Tx, limit: number): Promise<readonly Message[]> {
  const rows = await tablesOf(tx)
    .selectFrom("outgoing_message")
    .selectAll()
    .where("state", "=", "waiting")
    .orderBy("written_at")
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    dossierId: row.dossier_id,
    kind: row.kind,
    phone: row.phone,
    body: row.body,
    writtenAt: row.written_at,
    writtenBy: row.written_by,
    expiresAt: row.expires_at,
  }));
}

/** Notes that a message left, or is too old to be sent; what a code said is forgotten. */
export async function endMessage(
  tx: Tx,
  { id, kind, body }: Pick<Message, "id" | "kind" | "body">,
  end: { readonly state: "carried"; readonly at: Instant } | { readonly state: "expired" },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("outgoing_message")
    .set({
      state: end.state,
      carried_at: end.state === "carried" ? sqlInstant(end.at) : null,
      body: kind === "return-code" ? "" : body,
    })
    .where("id", "=", id)
    .execute();
}

export async function countMessageTry(tx: Tx, id: string): Promise<void> {
  await tablesOf(tx)
    .updateTable("outgoing_message")
    .set({ tries: sql<number>`tries + 1` })
    .where("id", "=", id)
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
