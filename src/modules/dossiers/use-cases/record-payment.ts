import type { Result } from "#kernel/result.ts";
import { decidePayment, type Payment } from "../domain/record-payment.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Notes that the fees were paid in full (NĐ 61/2018 Điều 22). */
export function recordPayment(
  acting: Acting,
  { dossierId, version, ...command }: Target & Payment,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "record-payment", (dossier, given) =>
    decidePayment(dossier, command, given),
  );
}
