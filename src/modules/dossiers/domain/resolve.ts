import { err, ok } from "#kernel/result.ts";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier, ResultKind } from "./dossier.ts";
import type { DossierResolved } from "./events.ts";

export type Resolution = {
  readonly result: ResultKind;
  readonly number: string;
  readonly signedOn: PlainDate;
  readonly signerId: string;
  readonly summary: string;
};

/**
 * Enters the result, granted or refused after appraisal, with number, date and signer (NĐ 61/2018 Điều 19.8, 20).
 * A result dated after the due date is let in and marked late: being overdue never blocks the citizen.
 */
export function decideResolution(dossier: Dossier, resolution: Resolution, given: Given): Decision<DossierResolved> {
  const guarded = guard(dossier, "resolve", given);
  if (!guarded.ok) return guarded;
  const missing = missingParts(dossier, resolution, given.now);
  if (missing.length > 0) return err({ kind: "dossiers/result-incomplete", missing });
  if (resolution.result === "refused" && isBlank(resolution.summary)) return err({ kind: "dossiers/reason-missing" });
  return ok({
    kind: "dossier-resolved",
    at: given.now,
    result: {
      kind: resolution.result,
      number: resolution.number.trim(),
      signedOn: resolution.signedOn,
      signerId: resolution.signerId,
      summary: resolution.summary.trim(),
      late: dossier.dueAt !== null && isAfterDay(dateInVietnam(given.now), dossier.dueAt),
    },
  });
}

type Part = "number" | "signer" | "date";

function missingParts(dossier: Dossier, { number, signerId, signedOn }: Resolution, now: Instant): readonly Part[] {
  const from = dateInVietnam(dossier.acceptedAt ?? dossier.submittedAt);
  const isDated =
    Temporal.PlainDate.compare(signedOn, from) >= 0 && Temporal.PlainDate.compare(signedOn, dateInVietnam(now)) <= 0;
  return [
    ...(isBlank(number) ? (["number"] as const) : []),
    ...(isBlank(signerId) ? (["signer"] as const) : []),
    ...(isDated ? [] : (["date"] as const)),
  ];
}

/** On-time compares dates, not clocks (handbook §3.3). */
function isAfterDay(date: PlainDate, dueAt: Instant): boolean {
  return Temporal.PlainDate.compare(date, dateInVietnam(dueAt)) > 0;
}
