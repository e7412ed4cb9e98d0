import type { Result } from "#kernel/result.ts";
import type { Dossier, HandOver } from "../domain/dossier.ts";
import { decideHandOver } from "../domain/hand-over.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Hands the result to the owner, the submitter or an authorised person (NĐ 61/2018 Điều 20). */
export function handOver(
  acting: Acting,
  { dossierId, version, ...command }: Target & HandOver,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "hand-over", (dossier, given) =>
    decideHandOver(dossier, command, given),
  );
}
