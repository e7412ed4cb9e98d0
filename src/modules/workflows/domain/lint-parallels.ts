import type { Step, WorkflowDefinition } from "./definition.ts";
import { findStep } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";
import { meetingPoint, parallelOf, predecessors, type Parallel } from "./graph.ts";

/** Whether every parallel part opens once, closes once, and its branches keep apart; the ways must have no circle. */
export function lintParallels(definition: WorkflowDefinition): readonly Finding[] {
  const splits = definition.steps.filter((step) => step.split === "all");
  const parallels = splits.flatMap((split) => closed(definition, split));
  const joins = definition.steps.filter((step) => step.join === "all");
  return [
    ...splits.filter((step) => step.next.length < 2).map((step) => finding("split-too-small", step.code)),
    ...splits
      .filter((step) => step.next.length >= 2 && closed(definition, step).length === 0)
      .map((step) => finding("split-without-join", step.code)),
    ...joins.flatMap((join) => lintJoin(join, parallels)),
    ...parallels.flatMap((parallel) => lintBranches(definition, parallel)),
  ];
}

function closed(definition: WorkflowDefinition, split: Step): readonly Parallel[] {
  const meeting = split.next.length < 2 ? undefined : meetingPoint(definition, split);
  if (meeting === undefined || findStep(definition, meeting)?.join !== "all") return [];
  return [parallelOf(definition, split, meeting)];
}

function lintJoin(join: Step, parallels: readonly Parallel[]): readonly Finding[] {
  const matches = parallels.filter((parallel) => parallel.join === join.code);
  return matches.length === 1 ? [] : [finding("join-without-split", join.code)];
}

function lintBranches(definition: WorkflowDefinition, parallel: Parallel): readonly Finding[] {
  const { split, join, branches } = parallel;
  const inside = new Set(branches.flatMap((branch) => [...branch]));
  const size = branches.reduce((sum, branch) => sum + branch.size, 0);
  const isEntered = [...inside].some((code) =>
    predecessors(definition, code).some((from) => from !== split && !sameBranch(branches, from, code)),
  );
  const isBypassed = predecessors(definition, join).some((from) => !inside.has(from));
  return [
    ...(branches.some((branch) => branch.size === 0) ? [finding("empty-branch", split)] : []),
    ...(size > inside.size ? [finding("branches-overlap", split)] : []),
    ...(isEntered || isBypassed ? [finding("way-into-branch", split)] : []),
  ];
}

function sameBranch(branches: readonly ReadonlySet<string>[], a: string, b: string): boolean {
  return branches.some((branch) => branch.has(a) && branch.has(b));
}
