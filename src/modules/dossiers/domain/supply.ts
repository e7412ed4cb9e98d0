import { err, ok } from "#kernel/result.ts";
import type { ClockEvent } from "#modules/deadlines/domain.ts";
import { dueAfter, guard, type Decision, type Given } from "./decision.ts";
import type { Dossier, Paper } from "./dossier.ts";
import type { SupplementSupplied } from "./events.ts";
import { phaseOf } from "./request-supplement.ts";

export type Supply = { readonly papers: readonly Paper[] };

/** Takes in what was asked for; the limit restarts, goes on or never stopped, by the procedure's rule (Điều 19.4). */
export function decideSupply(dossier: Dossier, { papers }: Supply, given: Given): Decision<SupplementSupplied> {
  const guarded = guard(dossier, "supply", given);
  if (!guarded.ok) return guarded;
  if (papers.length === 0) return err({ kind: "dossiers/nothing-asked" });
  return ok({
    kind: "supplement-supplied",
    at: given.now,
    phase: phaseOf(dossier),
    papers,
    ...dueAfter(dossier, clockEventOfSupply(dossier, given), given),
  });
}

function clockEventOfSupply(dossier: Dossier, { now }: Given): ClockEvent | null {
  if (dossier.acceptedAt === null) return null;
  switch (dossier.supplementRule) {
    case "reset":
      return { kind: "reset", at: now, reason: "Đã nhận đủ hồ sơ bổ sung" };
    case "pause":
      return { kind: "resume", at: now, reason: "Đã nhận đủ hồ sơ bổ sung" };
    case "none":
      return null;
  }
}
