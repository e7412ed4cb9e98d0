import type { Result } from "#kernel/result.ts";
import { decideObligationMet, type ObligationEvidence } from "../domain/obligation.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Records that the financial obligation was met; the clock goes on. */
export function meetObligation(
  acting: Acting,
  { dossierId, version, ...command }: Target & ObligationEvidence,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "meet-obligation", (dossier, given) =>
    decideObligationMet(dossier, command, given),
  );
}
