import type { Result } from "#kernel/result.ts";
import { decideObligationRequest, type ObligationNotice } from "../domain/obligation.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Notifies a financial obligation; the clock stands still until its evidence is here. */
export function requestObligation(
  acting: Acting,
  { dossierId, version, ...command }: Target & ObligationNotice,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "request-obligation", (dossier, given) =>
    decideObligationRequest(dossier, command, given),
  );
}
