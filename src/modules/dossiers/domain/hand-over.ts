import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier, HandOver } from "./dossier.ts";
import type { DossierHandedOver } from "./events.ts";

/**
 * Hands the result to the owner, the submitter or a person with a giấy ủy quyền (NĐ 61/2018 Điều 6, 20; handbook §15.20).
 * Fees due must be paid first; being overdue never stands in the way (§15.26).
 */
export function decideHandOver(dossier: Dossier, handOver: HandOver, given: Given): Decision<DossierHandedOver> {
  const guarded = guard(dossier, "hand-over", given);
  if (!guarded.ok) return guarded;
  if (dossier.money === "due") return err({ kind: "dossiers/unpaid", amount: dossier.feesDue - dossier.feesPaid });
  if (!isNamedOnDossier(dossier, handOver)) return err({ kind: "dossiers/not-entitled" });
  if (handOver.receiver === "authorised" && isBlank(handOver.authorisation ?? "")) {
    return err({ kind: "dossiers/authorisation-missing" });
  }
  return ok({ kind: "dossier-handed-over", at: given.now, handOver });
}

function isNamedOnDossier(dossier: Dossier, { receiver, receiverId }: HandOver): boolean {
  switch (receiver) {
    case "owner":
      return receiverId === dossier.ownerId;
    case "submitter":
      return receiverId === dossier.submitterId;
    case "authorised":
      return !isBlank(receiverId);
  }
}
