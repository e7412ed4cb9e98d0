import type { Result } from "#kernel/result.ts";
import { decideRefund, type FeeRefund } from "../domain/refund-fee.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Notes that fees were given back. */
export function refundFee(
  acting: Acting,
  { dossierId, version, ...command }: Target & FeeRefund,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "refund-fee", (dossier, given) =>
    decideRefund(dossier, command, given),
  );
}
