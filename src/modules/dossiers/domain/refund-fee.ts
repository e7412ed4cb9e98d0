import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { FeeRefunded } from "./events.ts";
import { isAmount } from "./fee-lines.ts";

export type FeeRefund = { readonly amount: number; readonly reference: string; readonly reason: string };

/** Notes that fees were given back, in đồng, at most what was paid. */
export function decideRefund(dossier: Dossier, refund: FeeRefund, given: Given): Decision<FeeRefunded> {
  const guarded = guard(dossier, "refund-fee", given);
  if (!guarded.ok) return guarded;
  const { amount, reference, reason } = refund;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  if (isBlank(reference)) return err({ kind: "dossiers/basis-missing" });
  if (!isAmount(amount) || amount > dossier.feesPaid) {
    return err({ kind: "dossiers/amount", due: dossier.feesPaid, paid: amount });
  }
  return ok({ kind: "fee-refunded", at: given.now, amount, reference, reason: reason.trim() });
}
