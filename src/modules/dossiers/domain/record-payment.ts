import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { FeePaid } from "./events.ts";

export type Payment = { readonly amount: number; readonly receiptNumber: string };

/** Notes that the fees of the dossier were paid in full, in đồng; its proof travels with the dossier (Điều 22). */
export function decidePayment(dossier: Dossier, { amount, receiptNumber }: Payment, given: Given): Decision<FeePaid> {
  const guarded = guard(dossier, "record-payment", given);
  if (!guarded.ok) return guarded;
  if (isBlank(receiptNumber)) return err({ kind: "dossiers/basis-missing" });
  if (dossier.money !== "due" || amount !== dossier.feesDue) {
    return err({ kind: "dossiers/amount", due: dossier.money === "due" ? dossier.feesDue : 0, paid: amount });
  }
  return ok({ kind: "fee-paid", at: given.now, amount, receiptNumber: receiptNumber.trim() });
}
