import type { Result } from "#kernel/result.ts";
import { decideResolution, type Resolution } from "../domain/resolve.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Enters the result with number, date and signer; it waits to be handed over (NĐ 61/2018 Điều 19.8, 20). */
export function resolveDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & Resolution,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "resolve", (dossier, given) =>
    decideResolution(dossier, command, given),
  );
}
