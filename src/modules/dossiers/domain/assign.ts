import { ok } from "#kernel/result.ts";
import { guard, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierAssigned } from "./events.ts";

export type Assignment = { readonly handlerId: string };

/** Puts one officer in charge (NĐ 61/2018 Điều 19.1). */
export function decideAssignment(dossier: Dossier, { handlerId }: Assignment, given: Given): Decision<DossierAssigned> {
  const guarded = guard(dossier, "assign", given);
  if (!guarded.ok) return guarded;
  return ok({ kind: "dossier-assigned", at: given.now, handlerId });
}
