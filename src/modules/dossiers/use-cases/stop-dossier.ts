import type { Result } from "#kernel/result.ts";
import { decideStop, type Stop } from "../domain/stop.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Stops the dossier for good on a legal basis (Mẫu 05, TT 03/2025). */
export function stopDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & Stop,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "stop", (dossier, given) => decideStop(dossier, command, given));
}
