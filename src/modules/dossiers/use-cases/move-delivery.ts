import type { Result } from "#kernel/result.ts";
import { decideDeliveryMove, type DeliveryMove } from "../domain/move-delivery.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Gives the result to the post, or takes it back undelivered. */
export function moveDelivery(
  acting: Acting,
  { dossierId, version, ...command }: Target & DeliveryMove,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "move-delivery", (dossier, given) =>
    decideDeliveryMove(dossier, command, given),
  );
}
