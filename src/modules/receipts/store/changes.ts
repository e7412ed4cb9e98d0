import { sql, type RawBuilder } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Change } from "../domain/change.ts";

/** Writes what is asked for; the same form sent twice is one. */
export async function insertChange(db: Db, change: Change): Promise<void> {
  const { kind } = change.content;
  await sql`
    insert into receipt_change (id, kind, book_id, receipt_id, content, reason, asked_by, asked_at)
    values (${change.id}, ${kind}, ${change.bookId}, ${change.receiptId}, ${JSON.stringify(change.content)}::jsonb,
      ${change.reason}, ${change.askedBy}, ${sqlInstant(change.askedAt)}::timestamptz)
    on conflict (id) do nothing`.execute(db);
}

/** The change, locked until the end of the transaction: two who decide at once decide one after the other. */
export async function lockChange(tx: Tx, id: string): Promise<Change | undefined> {
  const [change] = await selectChanges(tx, sql`where id = ${id} for update`);
  return change;
}

/** The change with that id, or undefined. */
export async function findChange(db: Db, id: string): Promise<Change | undefined> {
  const [change] = await selectChanges(db, sql`where id = ${id}`);
  return change;
}

/** What waits for a second person, the oldest first. */
export async function listOpenChanges(db: Db): Promise<readonly Change[]> {
  return selectChanges(db, sql`where decision is null order by asked_at, id limit 200`);
}

/** What was asked about a receipt or a book, the newest first. */
export async function listChangesOf(
  db: Db,
  of: { readonly receiptId: string } | { readonly bookId: string },
): Promise<readonly Change[]> {
  const which = "receiptId" in of ? sql`receipt_id = ${of.receiptId}` : sql`book_id = ${of.bookId}`;
  return selectChanges(db, sql`where ${which} order by asked_at desc, id limit 200`);
}

/** Writes the decision. */
export async function saveDecision(
  tx: Tx,
  id: string,
  decided: {
    readonly decision: "approved" | "refused";
    readonly by: string;
    readonly at: Instant;
    readonly note: string;
  },
): Promise<void> {
  await sql`
    update receipt_change set decision = ${decided.decision}, decided_by = ${decided.by},
      decided_at = ${sqlInstant(decided.at)}::timestamptz, decision_note = ${decided.note}
    where id = ${id}`.execute(tx);
}

async function selectChanges(db: Db, condition: RawBuilder<unknown>): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    select id, book_id as "bookId", receipt_id as "receiptId", content, reason, asked_by as "askedBy",
      asked_at as "askedAt", decision, decided_by as "decidedBy", decided_at as "decidedAt",
      decision_note as "decisionNote"
    from receipt_change ${condition}`.execute(db);
  return rows;
}
