import type { Tx } from "#platform/db/db.ts";
import type { Directive } from "../domain/directive.ts";
import type { DirectiveEvent } from "../domain/events.ts";
import { payloadOf, rowOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** One event with what the directive was before and is after it, and who did it in which unit. */
export type Happening = {
  readonly event: DirectiveEvent;
  readonly before: Directive["state"] | "none";
  readonly after: Directive;
  readonly actorId: string;
  readonly unitId: string;
};

/** Writes a new directive with the beginning of its history; false when its id exists already. */
export async function insertDirective(tx: Tx, happening: Happening): Promise<boolean> {
  const row = await tablesOf(tx)
    .insertInto("directive")
    .values(rowOf(happening.after))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return false;
  await appendEvent(tx, happening);
  return true;
}

/** Writes what happened to a directive that was loaded and locked. */
export async function saveDirective(tx: Tx, happening: Happening): Promise<void> {
  const { id, ...changes } = rowOf(happening.after);
  await tablesOf(tx).updateTable("directive").set(changes).where("id", "=", id).execute();
  await appendEvent(tx, happening);
}

async function appendEvent(tx: Tx, { event, before, after, actorId, unitId }: Happening): Promise<void> {
  await tablesOf(tx)
    .insertInto("directive_event")
    .values({
      directive_id: after.id,
      seq: after.version,
      event: event.kind,
      payload: payloadOf(event),
      actor_id: actorId,
      unit_id: unitId,
      at: event.at.toString(),
      from_state: before,
      to_state: after.state,
    })
    .execute();
}
