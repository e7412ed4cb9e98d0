import { err, ok } from "#kernel/result.ts";
import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { dueAfter, guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier } from "./dossier.ts";
import type { DeadlineExtended } from "./events.ts";

export type DeadlineExtension = {
  readonly newDueAt: Instant;
  readonly reason: string;
  /** Number of the letter of apology, Mẫu 04: without a letter there is no extension. */
  readonly letterNumber: string;
};

/** Re-appoints once, with an apology sent at latest the day before the date is due (NĐ 61/2018 Điều 19.9). */
export function decideExtension(
  dossier: Dossier,
  { newDueAt, reason, letterNumber }: DeadlineExtension,
  given: Given,
): Decision<DeadlineExtended> {
  const guarded = guard(dossier, "extend-deadline", given);
  if (!guarded.ok) return guarded;
  const [earlier] = dossier.extensions;
  if (earlier !== undefined) return err({ kind: "dossiers/already-extended", until: earlier.newDueAt });
  if (isBlank(reason)) return err({ kind: "dossiers/reason-missing" });
  if (isBlank(letterNumber)) return err({ kind: "dossiers/basis-missing" });

  const { dueAt } = dossier;
  if (dueAt === null || Temporal.Instant.compare(newDueAt, dueAt) <= 0 || isPast(newDueAt, given.now)) {
    return err({ kind: "dossiers/not-later", dueAt: dueAt ?? given.now });
  }
  const clockEvent = { kind: "extend", at: given.now, to: newDueAt, reason: reason.trim() } as const;
  const after = dueAfter(dossier, clockEvent, given);
  return ok({
    kind: "deadline-extended",
    at: given.now,
    previousDueAt: dueAt,
    newDueAt: after.dueAt ?? newDueAt,
    reason: reason.trim(),
    letterNumber: letterNumber.trim(),
    late: isApologyLate(dueAt, given.now),
    dueTrace: after.dueTrace,
    clockEvent,
  });
}

function isApologyLate(dueAt: Instant, now: Instant): boolean {
  const latest = dateInVietnam(dueAt).subtract({ days: 1 });
  return Temporal.PlainDate.compare(dateInVietnam(now), latest) > 0;
}

function isPast(instant: Instant, now: Instant): boolean {
  return Temporal.Instant.compare(instant, now) <= 0;
}
