import { findStep, type Step, type WorkflowDefinition } from "./definition.ts";

/** Codes that can follow a step directly, without those the definition does not know. */
export function followers(definition: WorkflowDefinition, code: string): readonly string[] {
  const ways = findStep(definition, code)?.next ?? [];
  return ways.map((way) => way.to).filter((to) => findStep(definition, to) !== undefined);
}

/** Steps with a way to this one. */
export function predecessors(definition: WorkflowDefinition, code: string): readonly string[] {
  return definition.steps.filter((step) => step.next.some((way) => way.to === code)).map((step) => step.code);
}

/** The step itself and all that can come after it, going forward only. */
export function reachableFrom(definition: WorkflowDefinition, code: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [code];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...followers(definition, at));
  }
  return seen;
}

/** Codes in an order in which every way leads onward, or the steps that stand on a circle. */
export function forwardOrder(definition: WorkflowDefinition): {
  readonly order: readonly string[];
  readonly circle: readonly string[];
} {
  const open = new Map(definition.steps.map((step) => [step.code, 0]));
  for (const step of definition.steps)
    for (const to of followers(definition, step.code)) open.set(to, (open.get(to) ?? 0) + 1);
  const order: string[] = [];
  const ready = definition.steps.map((step) => step.code).filter((code) => open.get(code) === 0);
  for (let at = ready.shift(); at !== undefined; at = ready.shift()) {
    order.push(at);
    for (const to of followers(definition, at)) {
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  const done = new Set(order);
  return { order, circle: definition.steps.map((step) => step.code).filter((code) => !done.has(code)) };
}

/** Steps that every path from this one must pass, itself included; the ways must have no circle. */
export function unavoidableFrom(definition: WorkflowDefinition, code: string): ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  const visit = (at: string): ReadonlySet<string> => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const common = followers(definition, at).map(visit).reduce<ReadonlySet<string> | undefined>(shared, undefined);
    const result = new Set([at, ...(common ?? [])]);
    known.set(at, result);
    return result;
  };
  return visit(code);
}

function shared(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> {
  return a === undefined ? b : new Set([...a].filter((item) => b.has(item)));
}

/** The first step where all ways of a split meet again, or undefined when they never do. */
export function meetingPoint(definition: WorkflowDefinition, split: Step): string | undefined {
  const common = followers(definition, split.code)
    .map((head) => unavoidableFrom(definition, head))
    .reduce<ReadonlySet<string> | undefined>(shared, undefined);
  return forwardOrder(definition).order.find((code) => common?.has(code));
}

/** The steps of one branch: reachable from its head before the meeting point. */
export function branchSteps(definition: WorkflowDefinition, head: string, meeting: string): ReadonlySet<string> {
  const behind = reachableFrom(definition, meeting);
  return new Set([...reachableFrom(definition, head)].filter((code) => !behind.has(code)));
}

/** For a join: the split that it closes, and the steps of each branch; undefined when nothing matches. */
export function splitOf(definition: WorkflowDefinition, join: string): Parallel | undefined {
  const known = PARALLELS.get(definition) ?? parallelsOf(definition);
  PARALLELS.set(definition, known);
  return known.find((parallel) => parallel.join === join);
}

/** Definitions never change, so that what follows from one is worked out once. */
const PARALLELS = new WeakMap<WorkflowDefinition, readonly Parallel[]>();

function parallelsOf(definition: WorkflowDefinition): readonly Parallel[] {
  return definition.steps
    .filter((step) => step.split === "all")
    .flatMap((step) => {
      const join = meetingPoint(definition, step);
      return join === undefined ? [] : [parallelOf(definition, step, join)];
    });
}

/** A parallel part: where it opens, where it closes, and what runs side by side. */
export type Parallel = {
  readonly split: string;
  readonly join: string;
  readonly branches: readonly ReadonlySet<string>[];
};

/** The parallel part that opens at `split` and closes at `join`. */
export function parallelOf(definition: WorkflowDefinition, split: Step, join: string): Parallel {
  const heads = followers(definition, split.code);
  return { split: split.code, join, branches: heads.map((head) => branchSteps(definition, head, join)) };
}
