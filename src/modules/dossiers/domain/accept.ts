import { err, ok } from "#kernel/result.ts";
import { dueOfCase, type DueRule, type Limit } from "#modules/deadlines/domain.ts";
import type { Component, ProcedureCase } from "#modules/procedures/domain.ts";
import { guard, isBlank, type Decision, type Given } from "./decision.ts";
import type { Dossier, FeeLine, HeldOriginal, Paper } from "./dossier.ts";
import type { DossierAccepted } from "./events.ts";
import { sumOfLines } from "./fee-lines.ts";

export type Acceptance = {
  readonly papers: readonly Paper[];
  /** Originals kept until the result is returned; they are listed on the receipt. */
  readonly heldOriginals: readonly HeldOriginal[];
  /** Fees to be paid before the result is handed over, in đồng. */
  readonly feesDue: number;
  /** What the sum is made of, phí and lệ phí apart; one line of phí when nobody says. */
  readonly feeLines?: readonly FeeLine[];
  /** For a limit in prose: what the officer reads from it, and where it says so. */
  readonly confirmedLimit: { readonly limit: Limit; readonly reason: string } | null;
};

/** Accepts a complete dossier: the clock starts and Mẫu 01 promises a date (NĐ 61/2018 Điều 17.1c). */
export function decideAcceptance(
  dossier: Dossier,
  acceptance: Acceptance & Pick<ProcedureCase, "components" | "limitText">,
  given: Given,
): Decision<DossierAccepted> {
  const guarded = guard(dossier, "accept", given);
  if (!guarded.ok) return guarded;

  const missing = missingPapers(acceptance.components, acceptance.papers);
  if (missing.length > 0) return err({ kind: "dossiers/papers-missing", missing });

  const rule = dossier.rule ?? confirmedRule(acceptance);
  if (rule === null) return err({ kind: "dossiers/limit-unconfirmed", limitText: acceptance.limitText });

  const feeLines = acceptance.feeLines ?? [];
  if (feeLines.length > 0 && sumOfLines(feeLines) !== acceptance.feesDue) {
    return err({ kind: "dossiers/fee-lines", expected: acceptance.feesDue, sum: sumOfLines(feeLines) });
  }

  const promised = dueOfCase(given.now, rule, given.calendar);
  return ok({
    kind: "dossier-accepted",
    at: given.now,
    code: dossier.code,
    rule,
    papers: acceptance.papers,
    heldOriginals: acceptance.heldOriginals.filter(({ count }) => count > 0),
    feesDue: acceptance.feesDue,
    ...(feeLines.length > 0 ? { feeLines } : {}),
    dueAt: promised.due,
    dueTrace: promised.trace,
    clockEvent: null,
  });
}

/** Names of the required components that were neither handed in nor waived with a reason. */
export function missingPapers(components: readonly Component[], papers: readonly Paper[]): readonly string[] {
  const present = new Set(papers.filter(isPresent).map(({ code }) => code));
  return components.filter(({ required, code }) => required && !present.has(code)).map(({ name }) => name);
}

function isPresent(paper: Paper): boolean {
  const waived = paper.waivedBecause !== null && !isBlank(paper.waivedBecause);
  return waived || paper.originals + paper.certified + paper.copies > 0;
}

function confirmedRule({ confirmedLimit }: Acceptance): DueRule | null {
  if (confirmedLimit === null || isBlank(confirmedLimit.reason)) return null;
  return { limit: confirmedLimit.limit, mode: "end-of-day", legalBasis: confirmedLimit.reason };
}
