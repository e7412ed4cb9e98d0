import type { Result } from "#kernel/result.ts";
import { decideAssignment, type Assignment } from "../domain/assign.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Puts one officer in charge of the dossier (NĐ 61/2018 Điều 19.1). */
export function assignDossier(
  acting: Acting,
  { dossierId, version, ...command }: Target & Assignment,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "assign", (dossier, given) =>
    decideAssignment(dossier, command, given),
  );
}
