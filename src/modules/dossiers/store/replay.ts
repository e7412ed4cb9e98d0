import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierEvent } from "../domain/events.ts";
import { born, evolve } from "../domain/evolve.ts";
import { timeline, type TimelineEntry } from "./timeline.ts";

/** A dossier after one line of its history, with who acted. */
export type Replayed = { readonly event: DossierEvent; readonly dossier: Dossier; readonly actorId: string };

/**
 * Lives a dossier through again from its journal alone. Names, summary and secret are not in the journal and stay
 * empty; everything else is as it was after each act.
 */
export async function replayDossier(db: Db, dossierId: string): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = [];
  for (const entry of await timeline(db, dossierId)) {
    const event = eventOf(entry, dossierId);
    const before = replayed.at(-1)?.dossier;
    const dossier = step(before, event);
    replayed.push({ event, dossier, actorId: entry.actorId });
  }
  return replayed;
}

/** Ids of all dossiers in a fixed order, a page at a time. */
export async function listDossierIds(db: Db, after: string | undefined, limit: number): Promise<readonly string[]> {
  const behind = after === undefined ? sql`true` : sql`id > ${after}::uuid`;
  const { rows } = await sql<{ id: string }>`
    select id from dossier where ${behind} order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

function step(before: Dossier | undefined, event: DossierEvent): Dossier {
  if (event.kind === "dossier-submitted") return born(event);
  if (before === undefined) throw new Error(`a history begins with ${event.kind}`);
  return evolve(before, event);
}

/** The event that a line holds; what the journal leaves out is empty. */
function eventOf({ event, at, payload }: TimelineEntry, dossierId: string): DossierEvent {
  const nobody = (id: unknown) => ({ id, name: "", phone: null });
  const whole = {
    dueTrace: [],
    ...(event === "dossier-submitted" ? { secret: "", summary: "" } : {}),
    ...payload,
    ...("ownerId" in payload ? { owner: nobody(payload["ownerId"]), submitter: nobody(payload["submitterId"]) } : {}),
    dossierId,
    kind: event,
    at,
  };
  return whole as unknown as DossierEvent;
}
