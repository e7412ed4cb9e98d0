import { findStep, type WorkflowDefinition } from "./definition.ts";
import { followers, meetingPoint } from "./graph.ts";
import { sharesOf } from "./limit-shares.ts";

/**
 * Every length, in shares, that a run from the first step to its end can have when each step takes its
 * whole limit; side-by-side branches count as the longest. The ways must have no circle.
 */
export function pathSums(definition: WorkflowDefinition): ReadonlySet<number> {
  const first = definition.steps[0];
  if (first === undefined) return new Set();
  const known = new Map<string, ReadonlySet<number>>();

  const sumsUntil = (code: string, stop: string | undefined): ReadonlySet<number> => {
    if (code === stop) return new Set([0]);
    const key = `${code} ${stop ?? ""}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const own = ownShares(definition, code);
    const result = new Set([...sumsAfter(code, stop)].map((rest) => own + rest));
    known.set(key, result);
    return result;
  };

  const sumsAfter = (code: string, stop: string | undefined): ReadonlySet<number> => {
    const step = findStep(definition, code);
    const ways = followers(definition, code);
    if (step === undefined || ways.length === 0) return new Set([0]);
    const meeting = step.split === "all" ? meetingPoint(definition, step) : undefined;
    if (meeting === undefined) return new Set(ways.flatMap((to) => [...sumsUntil(to, stop)]));
    const together = ways.map((to) => sumsUntil(to, meeting)).reduce(longest);
    const rest = sumsUntil(meeting, stop);
    return new Set([...together].flatMap((a) => [...rest].map((b) => a + b)));
  };

  return sumsUntil(first.code, undefined);
}

function ownShares(definition: WorkflowDefinition, code: string): number {
  const limit = findStep(definition, code)?.limit ?? null;
  return limit === null ? 0 : sharesOf(limit);
}

function longest(a: ReadonlySet<number>, b: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...a].flatMap((x) => [...b].map((y) => Math.max(x, y))));
}
