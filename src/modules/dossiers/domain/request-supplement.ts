import { err, ok } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import { due, type ClockEvent, type DueRule } from "#modules/deadlines/domain.ts";
import { dueAfter, guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { AskedPaper, Dossier, Phase } from "./dossier.ts";
import type { SupplementRequested } from "./events.ts";
import { mayAllowSecondSupplement } from "./policy.ts";

export type SupplementRequest = {
  readonly reason: string;
  readonly papers: readonly AskedPaper[];
  /** Only for a further request in the same phase, written by a leader. */
  readonly secondBasis: string | null;
};

/** Asks the applicant once, fully and exactly, for what is missing, for Mẫu 02 (NĐ 61/2018 Điều 11.2c, 15.3, 19.4). */
export function decideSupplementRequest(
  dossier: Dossier,
  request: SupplementRequest,
  given: Given,
): Decision<SupplementRequested> {
  const guarded = guard(dossier, "request-supplement", given);
  if (!guarded.ok) return guarded;
  if (isBlank(request.reason)) return err({ kind: "dossiers/reason-missing" });
  if (request.papers.length === 0) return err({ kind: "dossiers/nothing-asked" });

  const phase = phaseOf(dossier);
  const asked = dossier.supplements.filter((supplement) => supplement.phase === phase).length;
  const isFurther = asked >= Math.max(1, dossier.maxSupplements);
  if (isFurther && !mayAllowSecondSupplement(given.viewer, dossier)) {
    return err({ kind: "dossiers/second-supplement", asked });
  }
  if (isFurther && isBlank(request.secondBasis ?? "")) return err({ kind: "dossiers/basis-missing" });

  return ok({
    kind: "supplement-requested",
    at: given.now,
    code: dossier.code,
    phase,
    reason: request.reason.trim(),
    papers: request.papers,
    secondBasis: isFurther ? request.secondBasis : null,
    late: phase === "processing" && isNoticeLate(dossier, given),
    ...dueAfter(dossier, pauseFor(dossier, request, given), given),
  });
}

/** The phase a supplement belongs to: before or after acceptance. */
export function phaseOf(dossier: Dossier): Phase {
  return dossier.acceptedAt === null ? "intake" : "processing";
}

const NOTICE_RULE: DueRule = {
  limit: { value: 3, unit: "working-day" },
  mode: "end-of-day",
  legalBasis: "Điều 19 khoản 4 NĐ 61/2018/NĐ-CP",
};

/** The notice must reach the applicant within three working days of intake. */
function isNoticeLate(dossier: Dossier, { now, calendar }: Given): boolean {
  if (dossier.acceptedAt === null) return false;
  const latest = due(dossier.acceptedAt, NOTICE_RULE, calendar, []).due;
  return latest !== null && Temporal.Instant.compare(now, latest) > 0;
}

/** The clock stands still only where the procedure's own rule lets it. */
function pauseFor(dossier: Dossier, { reason }: SupplementRequest, { now }: Given): ClockEvent | null {
  if (dossier.acceptedAt === null || dossier.supplementRule === "none") return null;
  return { kind: "pause", at: now, reason: reason.trim() };
}
