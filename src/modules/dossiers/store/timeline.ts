import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { EventKind } from "../domain/events.ts";
import { revive } from "./codec.ts";
import type { DossierTables } from "./tables.ts";

/** One line of the history, as written. People are ids; the reader looks up names. */
export type TimelineEntry = {
  readonly seq: number;
  readonly event: EventKind;
  readonly at: Instant;
  readonly actorId: string;
  readonly unitId: string;
  readonly fromState: string;
  readonly toState: string;
  /** The event without kind and time; instants and dates are Temporal values. */
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The whole history of a dossier, oldest first. */
export async function timeline(db: Db, dossierId: string): Promise<readonly TimelineEntry[]> {
  const rows = await db
    .withTables<DossierTables>()
    .selectFrom("journal")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("seq")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    event: row.event as EventKind,
    at: row.at,
    actorId: row.actor_id,
    unitId: row.unit_id,
    fromState: row.from_state,
    toState: row.to_state,
    payload: revive(row.payload) as Readonly<Record<string, unknown>>,
  }));
}

/** The last thing that happened: what a stale act is told about the one who was faster. */
export async function lastEntry(
  db: Db,
  dossierId: string,
): Promise<Pick<TimelineEntry, "event" | "at" | "actorId"> | undefined> {
  const row = await db
    .withTables<DossierTables>()
    .selectFrom("journal")
    .select(["event", "at", "actor_id"])
    .where("dossier_id", "=", dossierId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { event: row.event as EventKind, at: row.at, actorId: row.actor_id };
}
