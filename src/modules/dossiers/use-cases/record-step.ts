import type { Result } from "#kernel/result.ts";
import { decideStep, type RecordedStep } from "../domain/record-step.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Writes a finished step of the workflow into the history (NĐ 61/2018 Điều 19.2-19.3). */
export function recordStep(
  acting: Acting,
  { dossierId, version, ...command }: Target & RecordedStep,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "record-step", (dossier, given) =>
    decideStep(dossier, command, given),
  );
}
