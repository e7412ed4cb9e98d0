import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { PaymentVoided } from "./events.ts";
import { isAmount } from "./fee-lines.ts";

export type VoidedPayment = { readonly amount: number; readonly receiptNumber: string; readonly reason: string };

/** Undoes a payment whose receipt was cancelled: the sum is due again; nothing is undone once the result was handed over. */
export function decideVoiding(dossier: Dossier, voided: VoidedPayment, given: Given): Decision<PaymentVoided> {
  const guarded = guard(dossier, "void-payment", given);
  if (!guarded.ok) return guarded;
  const { amount, receiptNumber, reason } = voided;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  if (isBlank(receiptNumber)) return err({ kind: "dossiers/basis-missing" });
  if (!isAmount(amount) || amount > dossier.feesPaid) {
    return err({ kind: "dossiers/amount", due: dossier.feesPaid, paid: amount });
  }
  return ok({ kind: "payment-voided", at: given.now, amount, receiptNumber, reason: reason.trim() });
}
