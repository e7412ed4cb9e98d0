import { err, ok, type Result } from "#kernel/result.ts";
import {
  findStep,
  reachableFrom,
  splitOf,
  stopsClock,
  type Step,
  type Way,
  type WorkflowDefinition,
} from "#modules/workflows/domain.ts";

/** A finished step and the steps that its end leads to. */
export type Passed = { readonly step: string; readonly to: readonly string[] };

/** Where a dossier stands in its process: the finished steps that still count. What is active follows from them. */
export type Run = { readonly passed: readonly Passed[] };

/** What happened to one step, in the order in which it happened. */
export type StepOutcome =
  | { readonly kind: "completed"; readonly step: string; readonly way: string | null }
  | { readonly kind: "returned"; readonly step: string; readonly to: string };

/** Why a step is not finished or returned. */
export type RunRefusal =
  | { readonly kind: "processing/not-active"; readonly step: string }
  | { readonly kind: "processing/way-missing"; readonly ways: readonly Way[] }
  | { readonly kind: "processing/no-such-way"; readonly ways: readonly Way[] }
  | { readonly kind: "processing/no-return"; readonly allowed: readonly string[] };

/** A run before anything was done: its first step is active. */
export const NEW_RUN: Run = { passed: [] };

/** The steps to be worked on now, in the order of the table; none when the run has ended. */
export function activeSteps(definition: WorkflowDefinition, run: Run): readonly string[] {
  const passed = new Set(run.passed.map((each) => each.step));
  return definition.steps
    .filter((step, at) => !passed.has(step.code) && (at === 0 || isReached(definition, run, step)))
    .map((step) => step.code);
}

/** Whether all that was to be done is done. */
export function hasEnded(definition: WorkflowDefinition, run: Run): boolean {
  return activeSteps(definition, run).length === 0;
}

/** Whether the agency's clock stands still: everything active now is not counted (NĐ 61/2018 Điều 19.4-19.5). */
export function isClockStopped(definition: WorkflowDefinition, run: Run): boolean {
  const active = activeSteps(definition, run).flatMap((code) => findStep(definition, code) ?? []);
  return active.length > 0 && active.every(stopsClock);
}

/** The run after a step is finished; `way` is needed where the officer has a choice. */
export function completeStep(
  definition: WorkflowDefinition,
  run: Run,
  { step: code, way }: { readonly step: string; readonly way: string | null },
): Result<Run, RunRefusal> {
  const step = findStep(definition, code);
  if (step === undefined || !activeSteps(definition, run).includes(code)) {
    return err({ kind: "processing/not-active", step: code });
  }
  const ways = waysOn(step, way);
  return ways.ok ? ok({ passed: [...run.passed, { step: code, to: ways.value }] }) : ways;
}

/**
 * The run after work goes back to an earlier step: that step is to be done again, and so is everything after
 * it; what ran beside it stays done.
 */
export function returnToStep(
  definition: WorkflowDefinition,
  run: Run,
  { step, to }: { readonly step: string; readonly to: string },
): Result<Run, RunRefusal> {
  if (!activeSteps(definition, run).includes(step)) return err({ kind: "processing/not-active", step });
  const allowed = returnTargets(definition, run, step);
  if (!allowed.includes(to)) return err({ kind: "processing/no-return", allowed });
  const undone = reachableFrom(definition, to);
  return ok({ passed: run.passed.filter((each) => !undone.has(each.step)) });
}

/** The steps that work may go back to from here: listed in the table, and really done in this run. */
export function returnTargets(definition: WorkflowDefinition, run: Run, code: string): readonly string[] {
  const passed = new Set(run.passed.map((each) => each.step));
  return (findStep(definition, code)?.back ?? []).filter((earlier) => passed.has(earlier));
}

/** The run that a history leads to. Throws when the history does not fit the definition. */
export function replay(definition: WorkflowDefinition, history: readonly StepOutcome[]): Run {
  return history.reduce((run, outcome) => {
    const next =
      outcome.kind === "completed" ? completeStep(definition, run, outcome) : returnToStep(definition, run, outcome);
    if (!next.ok)
      throw new Error(`${definition.code}: ${outcome.kind} ${outcome.step} does not fit: ${next.error.kind}`);
    return next.value;
  }, NEW_RUN);
}

function waysOn(step: Step, way: string | null): Result<readonly string[], RunRefusal> {
  if (step.split === "all" || step.next.length < 2) return ok(step.next.map((each) => each.to));
  if (way === null) return err({ kind: "processing/way-missing", ways: step.next });
  const isKnown = step.next.some((each) => each.to === way);
  return isKnown ? ok([way]) : err({ kind: "processing/no-such-way", ways: step.next });
}

/** An ordinary step is reached by one way; a join when every branch of its parallel has arrived. */
function isReached(definition: WorkflowDefinition, run: Run, step: Step): boolean {
  const arrived = run.passed.filter((each) => each.to.includes(step.code)).map((each) => each.step);
  const branches = step.join === "all" ? splitOf(definition, step.code)?.branches : undefined;
  if (branches === undefined) return arrived.length > 0;
  return branches.every((branch) => arrived.some((from) => branch.has(from)));
}
