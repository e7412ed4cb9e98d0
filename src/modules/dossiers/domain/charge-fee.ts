import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier, FeeLine } from "./dossier.ts";
import type { FeeCharged } from "./events.ts";
import { areSoundLines, sumOfLines } from "./fee-lines.ts";

export type Charge = { readonly lines: readonly FeeLine[]; readonly reason: string };

/** Asks for more than was known at acceptance, each line phí or lệ phí, with the reason (Luật Phí và lệ phí 2015). */
export function decideCharge(dossier: Dossier, { lines, reason }: Charge, given: Given): Decision<FeeCharged> {
  const guarded = guard(dossier, "charge-fee", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  if (!areSoundLines(lines)) return err({ kind: "dossiers/fee-lines", expected: 0, sum: sumOfLines(lines) });
  return ok({ kind: "fee-charged", at: given.now, lines, reason: reason.trim() });
}
