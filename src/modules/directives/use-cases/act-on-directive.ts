import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import { findOfficer } from "#modules/identity/index.ts";
import { decide, type Command } from "../domain/decide.ts";
import type { Directive } from "../domain/directive.ts";
import { evolve } from "../domain/evolve.ts";
import { authority, maySee } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import { historyOf, loadForUpdate } from "../store/load.ts";
import { saveDirective } from "../store/save.ts";
import { inTransaction, momentOf, type Acting } from "./acting.ts";

/** Which directive, as the person saw it: an act on another version than this is refused. */
export type Target = { readonly id: string; readonly version: number };

/** Every act on a directive that exists: lock, compare versions, decide, save; one transaction. */
export async function actOnDirective(
  acting: Acting,
  { id, version }: Target,
  command: Command,
): Promise<Result<Directive, Refusal>> {
  const { viewer, calendar } = acting;
  const now = await momentOf(acting);
  return inTransaction(acting.db, async (tx) => {
    const directive = await loadForUpdate(tx, id);
    if (directive === undefined || !maySee(viewer, directive)) return err({ kind: "directives/not-found" });
    if (directive.version !== version) return err(await staleness(tx, directive));

    const decided = decide(directive, command, { now, calendar, viewer });
    const appointment = authority(viewer, command.act, directive);
    if (!decided.ok) return decided;
    if (appointment === undefined) throw new Error(`${command.act} was decided without authority`);

    const after = evolve(directive, decided.value);
    const signature = { actorId: viewer.officerId, unitId: appointment.unitId };
    await saveDirective(tx, { event: decided.value, before: directive.state, after, ...signature });
    return ok(after);
  });
}

async function staleness(tx: Tx, directive: Directive): Promise<Refusal> {
  const last = (await historyOf(tx, directive.id)).at(-1);
  const officer = last && (await findOfficer(tx, last.actorId));
  return {
    kind: "directives/stale",
    current: directive.version,
    by: officer?.name ?? "",
    at: last?.at ?? directive.issuedAt,
  };
}
