import type { Result } from "#kernel/result.ts";
import { decideCharge, type Charge } from "../domain/charge-fee.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Asks for more fees than were known at acceptance. */
export function chargeFee(
  acting: Acting,
  { dossierId, version, ...command }: Target & Charge,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "charge-fee", (dossier, given) =>
    decideCharge(dossier, command, given),
  );
}
