import { findStep, type Step, type WorkflowDefinition } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";
import { isQuarterly, limitInWords } from "./limit-shares.ts";
import type { Staffing } from "./staffing.ts";

/** What is wrong with one row of the table, looked at by itself. */
export function lintStep(
  definition: WorkflowDefinition,
  step: Step,
  staffed: Staffing | undefined,
): readonly Finding[] {
  return [...lintWords(step), ...lintTime(step), ...lintActor(step, staffed), ...lintWays(definition, step)];
}

function lintWords(step: Step): readonly Finding[] {
  return [
    ...(step.code.trim() === "" ? [finding("no-step-code")] : []),
    ...(step.title.vi.trim() === "" ? [finding("empty-title", step.code)] : []),
    ...(step.paper.trim() === "" ? [finding("empty-paper", step.code)] : []),
    ...(step.actorLabel.trim() === "" ? [finding("empty-actor", step.code)] : []),
  ];
}

function lintTime(step: Step): readonly Finding[] {
  if (step.limit === null) {
    const hasReason =
      step.actor.place === "applicant" || step.act === "return-result" || (step.legalBasis ?? "").trim() !== "";
    return hasReason ? [] : [finding("clock-stop-without-basis", step.code)];
  }
  if (step.actor.place === "applicant") return [finding("applicant-timed", step.code)];
  return isQuarterly(step.limit) ? [] : [finding("odd-limit", step.code, limitInWords(step.limit))];
}

function lintActor(step: Step, staffed: Staffing | undefined): readonly Finding[] {
  const isApplicant = step.actor.place === "applicant";
  if (isApplicant !== (step.act === "await-applicant")) return [finding("applicant-act", step.code)];
  if (isApplicant) return step.actor.role === null ? [] : [finding("applicant-with-role", step.code)];
  if (step.actor.role === null) return [finding("no-role", step.code)];
  return staffed === undefined || staffed(step.actor) ? [] : [finding("unstaffed", step.code)];
}

function lintWays(definition: WorkflowDefinition, step: Step): readonly Finding[] {
  const unknown = step.next.filter((way) => findStep(definition, way.to) === undefined);
  const targets = step.next.map((way) => way.to);
  const isChoice = step.next.length > 1 && step.split === undefined;
  const labels = step.next.map((way) => way.label.trim());
  return [
    ...unknown.map((way) => finding("unknown-successor", step.code, { vi: way.to, en: way.to })),
    ...(new Set(targets).size < targets.length ? [finding("same-way-twice", step.code)] : []),
    ...(isChoice && (labels.includes("") || new Set(labels).size < labels.length)
      ? [finding("choice-without-words", step.code)]
      : []),
  ];
}
