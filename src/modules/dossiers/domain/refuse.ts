import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierRefused, RefusalGround } from "./events.ts";

export type IntakeRefusal = { readonly ground: RefusalGround; readonly reason: string };

/** Refuses at intake with a structured and a written reason, for Mẫu 03 (NĐ 61/2018 Điều 17.1b). */
export function decideRefusal(
  dossier: Dossier,
  { ground, reason }: IntakeRefusal,
  given: Given,
): Decision<DossierRefused> {
  const guarded = guard(dossier, "refuse", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  return ok({ kind: "dossier-refused", at: given.now, code: dossier.code, ground, reason: reason.trim() });
}
