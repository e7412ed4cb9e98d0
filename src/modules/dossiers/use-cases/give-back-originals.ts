import type { Result } from "#kernel/result.ts";
import { decideGivingBack, type GivenBack } from "../domain/give-back-originals.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Gives back originals kept for comparison (NĐ 61/2018 Điều 20). */
export function giveBackOriginals(
  acting: Acting,
  { dossierId, version, ...command }: Target & GivenBack,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "give-back-originals", (dossier, given) =>
    decideGivingBack(dossier, command, given),
  );
}
