import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierTransferred } from "./events.ts";

export type Transfer = { readonly toAgencyId: string; readonly reason: string };

/** Hands the file on to another agency of an interlinked procedure; code, limit and receipt stay (Điều 19.6-19.7). */
export function decideTransfer(
  dossier: Dossier,
  { toAgencyId, reason }: Transfer,
  given: Given,
): Decision<DossierTransferred> {
  const guarded = guard(dossier, "transfer", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  return ok({ kind: "dossier-transferred", at: given.now, toAgencyId, reason: reason.trim() });
}
