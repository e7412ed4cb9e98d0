import type { Result } from "#kernel/result.ts";
import { decideVoiding, type VoidedPayment } from "../domain/void-payment.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Undoes a payment whose receipt was cancelled. */
export function voidFeePayment(
  acting: Acting,
  { dossierId, version, ...command }: Target & VoidedPayment,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "void-payment", (dossier, given) =>
    decideVoiding(dossier, command, given),
  );
}
