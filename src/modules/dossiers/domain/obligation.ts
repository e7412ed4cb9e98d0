import { err, ok } from "#kernel/result.ts";
import { dueAfter, guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { ObligationMet, ObligationRequested } from "./events.ts";

export type ObligationNotice = { readonly notice: string };
export type ObligationEvidence = { readonly evidence: string };

/** Notifies a financial obligation; the time until its evidence does not count (handbook §3.1). */
export function decideObligationRequest(
  dossier: Dossier,
  { notice }: ObligationNotice,
  given: Given,
): Decision<ObligationRequested> {
  const guarded = guard(dossier, "request-obligation", given);
  if (!guarded.ok) return guarded;
  if (isBlank(notice)) return err({ kind: "dossiers/basis-missing" });
  return ok({
    kind: "obligation-requested",
    at: given.now,
    notice: notice.trim(),
    ...dueAfter(dossier, { kind: "pause", at: given.now, reason: "Chờ thực hiện nghĩa vụ tài chính" }, given),
  });
}

/** Records the evidence that the obligation was met; the clock goes on. */
export function decideObligationMet(
  dossier: Dossier,
  { evidence }: ObligationEvidence,
  given: Given,
): Decision<ObligationMet> {
  const guarded = guard(dossier, "meet-obligation", given);
  if (!guarded.ok) return guarded;
  if (isBlank(evidence)) return err({ kind: "dossiers/basis-missing" });
  return ok({
    kind: "obligation-met",
    at: given.now,
    evidence: evidence.trim(),
    ...dueAfter(dossier, { kind: "resume", at: given.now, reason: "Đã thực hiện nghĩa vụ tài chính" }, given),
  });
}
