import type { Instant } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Directive } from "../domain/directive.ts";
import type { DirectiveEvent } from "../domain/events.ts";
import { directiveOf, eventOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** Loads and locks a directive: the first thing that every act does. */
export async function loadForUpdate(tx: Tx, id: string): Promise<Directive | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("directive")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && directiveOf(row);
}

/** A directive by its id, or undefined; says nothing about who may see it. */
export async function findDirective(db: Db, id: string): Promise<Directive | undefined> {
  const row = await tablesOf(db).selectFrom("directive").selectAll().where("id", "=", id).executeTakeFirst();
  return row && directiveOf(row);
}

/** One line of the history. People and units are ids; the reader looks up names. */
export type HistoryEntry = {
  readonly seq: number;
  readonly event: DirectiveEvent;
  readonly at: Instant;
  readonly actorId: string;
  readonly unitId: string;
};

/** The whole history of a directive, oldest first. */
export async function historyOf(db: Db, id: string): Promise<readonly HistoryEntry[]> {
  const rows = await tablesOf(db)
    .selectFrom("directive_event")
    .selectAll()
    .where("directive_id", "=", id)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    event: eventOf(row),
    at: row.at,
    actorId: row.actor_id,
    unitId: row.unit_id,
  }));
}

/** What was written from a dossier, newest first; says nothing about who may see it. */
export async function listOfDossier(db: Db, dossierId: string): Promise<readonly Directive[]> {
  const rows = await tablesOf(db)
    .selectFrom("directive")
    .selectAll()
    .where("source_dossier_id", "=", dossierId)
    .orderBy("issued_at", "desc")
    .limit(20)
    .execute();
  return rows.map(directiveOf);
}
