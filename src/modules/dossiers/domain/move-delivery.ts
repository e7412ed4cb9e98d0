import { err, ok } from "#kernel/result.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DeliveryMoved } from "./events.ts";

export type DeliveryMove = Pick<DeliveryMoved, "delivery" | "note">;

/** Gives a result to the post, or takes it back undelivered, with the post's item number or its reason (QĐ 45/2016). */
export function decideDeliveryMove(
  dossier: Dossier,
  { delivery, note }: DeliveryMove,
  given: Given,
): Decision<DeliveryMoved> {
  const guarded = guard(dossier, "move-delivery", given);
  if (!guarded.ok) return guarded;
  if (isBlank(note)) return err({ kind: "dossiers/basis-missing" });
  if (dossier.money === "due" && delivery === "with-post" && !isPaidAtTheDoor(dossier)) {
    return err({ kind: "dossiers/unpaid", amount: dossier.feesDue - dossier.feesPaid });
  }
  return ok({ kind: "delivery-moved", at: given.now, delivery, note: note.trim() });
}

/** The post collects for the centre when it brings the result home (QĐ 45/2016 Điều 6, 12). */
function isPaidAtTheDoor({ returnBy }: Dossier): boolean {
  return returnBy === "by-post";
}
