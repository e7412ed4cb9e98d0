import { ok } from "#kernel/result.ts";
import { guard, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { StepKind, StepRecorded } from "./events.ts";

export type RecordedStep = { readonly step: StepKind; readonly stepCode: string; readonly note: string };

/** Writes a finished step of the workflow into the history: appraised, reviewed, signed, registered (Điều 19.2-19.3). */
export function decideStep(
  dossier: Dossier,
  { step, stepCode, note }: RecordedStep,
  given: Given,
): Decision<StepRecorded> {
  const guarded = guard(dossier, "record-step", given);
  if (!guarded.ok) return guarded;
  return ok({ kind: "step-recorded", at: given.now, step, stepCode, note: note.trim() });
}
