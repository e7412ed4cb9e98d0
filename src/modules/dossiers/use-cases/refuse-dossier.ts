import type { Result } from "#kernel/result.ts";
import { decideRefusal, type IntakeRefusal } from "../domain/refuse.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Refuses a dossier at intake and gives it a code, so that Mẫu 03 can name it (NĐ 61/2018 Điều 17.1b). */
export function refuseDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & IntakeRefusal,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "refuse", (dossier, given) => decideRefusal(dossier, command, given));
}
