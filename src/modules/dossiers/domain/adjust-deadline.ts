import { err, ok } from "#kernel/result.ts";
import { dueOfCase } from "#modules/deadlines/domain.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DeadlineAdjusted } from "./events.ts";

export type DeadlineAdjustment = { readonly reason: string };

/** Recomputes an open dossier under a changed calendar and records old -> new with the reason (handbook §3.2). */
export function decideAdjustment(
  dossier: Dossier,
  { reason }: DeadlineAdjustment,
  given: Given,
): Decision<DeadlineAdjusted> {
  const guarded = guard(dossier, "adjust-deadline", given);
  if (!guarded.ok) return guarded;
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });

  const { acceptedAt, rule, dueAt, clockEvents } = dossier;
  if (acceptedAt === null || rule === null || dueAt === null) return err({ kind: "dossiers/due-unchanged" });
  const now = dueOfCase(acceptedAt, rule, given.calendar, clockEvents);
  if (now.due === null || now.due.equals(dueAt)) return err({ kind: "dossiers/due-unchanged" });
  return ok({
    kind: "deadline-adjusted",
    at: given.now,
    previousDueAt: dueAt,
    newDueAt: now.due,
    reason: reason.trim(),
    dueTrace: now.trace,
  });
}
