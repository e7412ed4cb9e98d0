import type { Result } from "#kernel/result.ts";
import { decideAdjustment, type DeadlineAdjustment } from "../domain/adjust-deadline.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Acting } from "./acting.ts";
import { perform, type Target } from "./perform.ts";

/** Recomputes the due date of an open dossier after a change of the calendar, old -> new with the reason. */
export function adjustDeadline(
  acting: Acting,
  { dossierId, version, ...command }: Target & DeadlineAdjustment,
): Promise<Result<Dossier, Refusal>> {
  return perform(acting, { dossierId, version }, "adjust-deadline", (dossier, given) =>
    decideAdjustment(dossier, command, given),
  );
}
