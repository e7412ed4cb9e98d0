import { findStep, type WorkflowDefinition } from "#modules/workflows/domain.ts";
import type { StepOutcome } from "./run.ts";

/**
 * A reference for tests only, written another way: tokens move from step to step, and a counter at every
 * joining step says which of the tokens sent out by its split have come in.
 */
export class TokenModel {
  readonly #definition: WorkflowDefinition;
  #tokens = new Set<string>();
  #sent = new Map<string, readonly string[]>();

  constructor(definition: WorkflowDefinition) {
    this.#definition = definition;
    const first = definition.steps[0];
    if (first !== undefined) this.#tokens.add(first.code);
  }

  active(): readonly string[] {
    return [...this.#tokens].sort();
  }

  apply(outcome: StepOutcome): void {
    if (outcome.kind === "completed") this.#complete(outcome.step, outcome.way);
    else this.#goBack(outcome.to);
  }

  #complete(code: string, way: string | null): void {
    const step = findStep(this.#definition, code);
    if (step === undefined || !this.#tokens.delete(code)) throw new Error(`no token at ${code}`);
    const all = step.next.map((each) => each.to);
    const to = step.split === "all" || all.length < 2 ? all : all.filter((each) => each === way);
    this.#sent.set(code, to);
    for (const each of to) if (this.#mayEnter(each)) this.#tokens.add(each);
  }

  /** A join waits for as many tokens as its split sent out; counted by walking back to the split. */
  #mayEnter(code: string): boolean {
    if (findStep(this.#definition, code)?.join !== "all") return true;
    const arrived = [...this.#sent.values()].filter((to) => to.includes(code)).length;
    return arrived === this.#branchesInto(code);
  }

  #branchesInto(join: string): number {
    let depth = 0;
    let at: string | undefined = this.#senderOf(join);
    while (at !== undefined) {
      const step = findStep(this.#definition, at);
      if (step?.split === "all") {
        if (depth === 0) return step.next.length;
        depth -= 1;
      }
      if (step?.join === "all") depth += 1;
      at = this.#senderOf(at);
    }
    throw new Error(`no split before ${join}`);
  }

  #senderOf(code: string): string | undefined {
    return [...this.#sent].find(([, to]) => to.includes(code))?.[0];
  }

  #goBack(to: string): void {
    const after = new Set<string>();
    const visit = (code: string): void => {
      if (after.has(code)) return;
      after.add(code);
      findStep(this.#definition, code)?.next.forEach((way) => visit(way.to));
    };
    visit(to);
    for (const code of after) {
      this.#tokens.delete(code);
      this.#sent.delete(code);
    }
    this.#tokens.add(to);
  }
}
