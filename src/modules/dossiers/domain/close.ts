import { err, ok } from "#kernel/result.ts";
import { guard, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierClosed } from "./events.ts";

/** Closes a dossier that has ended, once every original that was held is back with its owner (handbook §15.21). */
export function decideClosing(dossier: Dossier, given: Given): Decision<DossierClosed> {
  const guarded = guard(dossier, "close", given);
  if (!guarded.ok) return guarded;
  if (dossier.heldOriginals.length > 0) {
    return err({ kind: "dossiers/originals-held", originals: dossier.heldOriginals.map(({ name }) => name) });
  }
  return ok({ kind: "dossier-closed", at: given.now });
}
