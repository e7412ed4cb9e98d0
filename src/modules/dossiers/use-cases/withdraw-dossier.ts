import type { Result } from "#kernel/result.ts";
import { decideWithdrawal, type Withdrawal } from "../domain/withdraw.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Ends the dossier at the applicant's request. */
export function withdrawDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & Withdrawal,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "withdraw", (dossier, given) =>
    decideWithdrawal(dossier, command, given),
  );
}
