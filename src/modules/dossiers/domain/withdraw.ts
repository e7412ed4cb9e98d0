import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DossierWithdrawn } from "./events.ts";

export type Withdrawal = { readonly reason: string };

/** Ends the dossier at the applicant's own request (handbook §2.1, national status 7). */
export function decideWithdrawal(dossier: Dossier, { reason }: Withdrawal, given: Given): Decision<DossierWithdrawn> {
  const guarded = guard(dossier, "withdraw", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  return ok({ kind: "dossier-withdrawn", at: given.now, reason: reason.trim() });
}
