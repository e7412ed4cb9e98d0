import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { FeePaid } from "./events.ts";
import { isAmount } from "./fee-lines.ts";

export type Payment = { readonly amount: number; readonly receiptNumber: string };

/** Notes that what was asked for was paid, in đồng, never more than is due; its proof travels with the dossier (Điều 22). */
export function decidePayment(dossier: Dossier, { amount, receiptNumber }: Payment, given: Given): Decision<FeePaid> {
  const guarded = guard(dossier, "record-payment", given);
  if (!guarded.ok) return guarded;
  if (isBlank(receiptNumber)) return err({ kind: "dossiers/basis-missing" });
  const due = dossier.money === "due" ? dossier.feesDue - dossier.feesPaid : 0;
  if (!isAmount(amount) || amount > due) return err({ kind: "dossiers/amount", due, paid: amount });
  return ok({ kind: "fee-paid", at: given.now, amount, receiptNumber: receiptNumber.trim() });
}
