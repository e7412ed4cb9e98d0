import { ok } from "#kernel/result.ts";
import { dueAfter, guard, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { StepKind, StepRecorded } from "./events.ts";

export type RecordedStep = {
  readonly step: StepKind;
  readonly stepCode: string;
  readonly note: string;
  /** What follows is not counted by the approved process, or is counted again; with the reason for the trace. */
  readonly clock?: { readonly kind: "pause" | "resume"; readonly reason: string };
};

/** Writes a finished step of the workflow into the history: appraised, reviewed, signed, registered (Điều 19.2-19.3). */
export function decideStep(
  dossier: Dossier,
  { step, stepCode, note, clock }: RecordedStep,
  given: Given,
): Decision<StepRecorded> {
  const guarded = guard(dossier, "record-step", given);
  if (!guarded.ok) return guarded;
  const recorded = { kind: "step-recorded", at: given.now, step, stepCode, note: note.trim() } as const;
  if (clock === undefined || dossier.acceptedAt === null) return ok(recorded);
  return ok({ ...recorded, ...dueAfter(dossier, { ...clock, at: given.now }, given) });
}
