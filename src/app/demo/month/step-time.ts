import { findStep, stopsClock, type Step, type StepAct } from "#modules/workflows/domain.ts";
import type { Life } from "./life.ts";
import type { Hands, Minutes } from "./scenario.ts";

/** What part of the time that is left belongs to this step, by the limits of the table. */
export function shareOf(life: Life, step: Step): number {
  const { steps } = life.ofCase.workflow;
  const from = steps.findIndex((one) => one.code === step.code);
  const rest = steps.slice(from).reduce((sum, one) => sum + (one.limit?.value ?? 0), 0);
  return rest === 0 ? 1 : (step.limit?.value ?? 0) / rest;
}

/** How long officers have their hands on a step. */
export function minutesFor(hands: Hands, act: StepAct): Minutes {
  switch (act) {
    case "appraise":
    case "convene":
    case "consult":
      return hands.appraisal;
    case "sign":
    case "decide":
      return hands.signature;
    case "receive":
    case "assign":
    case "review":
    case "register":
    case "await-applicant":
    case "return-result":
      return hands.paper;
  }
}

/** Whether the clock of the agency stands still: nothing that is to be done now is counted. */
export function standsStill({ ofCase }: Life, active: readonly string[]): boolean {
  const steps = active.flatMap((code) => findStep(ofCase.workflow, code) ?? []);
  return steps.length > 0 && steps.every(stopsClock);
}
