import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierStopped } from "./events.ts";

export type Stop = { readonly reason: string; readonly legalBasis: string };

/** Stops the dossier for good, with the legal basis that Mẫu 05 of TT 03/2025 prints. */
export function decideStop(dossier: Dossier, { reason, legalBasis }: Stop, given: Given): Decision<DossierStopped> {
  const guarded = guard(dossier, "stop", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  if (isBlank(legalBasis)) return err({ kind: "dossiers/basis-missing" });
  return ok({ kind: "dossier-stopped", at: given.now, reason: reason.trim(), legalBasis: legalBasis.trim() });
}
