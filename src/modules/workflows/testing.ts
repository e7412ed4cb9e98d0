import fc from "fast-check";
import type { Limit, Step, WorkflowDefinition } from "./domain/definition.ts";
import { reachableFrom } from "./domain/graph.ts";
import { OFFICES, type Office } from "./domain/office.ts";

/** A small seeded generator of numbers, so that a failing case can be named and repeated. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Random processes that the linter accepts: choices, nested parallels, clock stops, returns. */
export const anyWorkflow: fc.Arbitrary<WorkflowDefinition> = fc
  .integer({ min: 0, max: 2 ** 31 - 1 })
  .map((seed) => randomWorkflow(seed));

/** The process that a seed stands for. */
export function randomWorkflow(seed: number): WorkflowDefinition {
  const next = seeded(seed);
  const steps: Step[] = [];
  const quarters = 2 + next(60);
  let count = 0;

  const add = (step: Partial<Step> & Pick<Step, "act" | "next"> & { office: Office; time: number | null }): string => {
    count += 1;
    const { office, time, ...rest } = step;
    const code = `B${count}`;
    const limit: Limit | null = time === null ? null : { value: time / 4, unit: "working-day" };
    const { actor, label } = OFFICES[office];
    steps.push({ code, title: { vi: `Việc ${code}` }, actor, actorLabel: label, limit, paper: "Giấy", ...rest });
    return code;
  };
  const way = (to: string, label = "Tiếp") => ({ to, label });

  const build = (time: number, depth: number, exit: string): string => {
    const kind = depth === 0 || time < 4 ? next(2) : next(7);
    if (kind === 0 && depth > 0 && next(3) === 0) return awaiting(time, depth - 1, exit);
    if (kind <= 1) return leaf(time, exit);
    if (kind <= 3) {
      const first = 1 + next(time - 1);
      return build(first, depth - 1, build(time - first, depth - 1, exit));
    }
    if (kind <= 5) return choice(time, depth - 1, exit);
    return parallel(time, depth - 1, exit);
  };
  const leaf = (time: number, exit: string) => {
    if (time > 0) return add({ act: "appraise", office: "specialist", time, next: [way(exit)] });
    return add({ act: "consult", office: "specialist", time: null, next: [way(exit)], legalBasis: "Điều 1" });
  };
  const awaiting = (time: number, depth: number, exit: string) =>
    add({ act: "await-applicant", office: "applicant", time: null, next: [way(build(time, depth, exit))] });
  const choice = (time: number, depth: number, exit: string) => {
    const own = 1 + next(time - 1);
    const ways = Array.from({ length: 2 + next(2) }, (_, at) => way(build(time - own, depth, exit), `Hướng ${at}`));
    return add({ act: "review", office: "head", time: own, next: ways });
  };
  const parallel = (time: number, depth: number, exit: string) => {
    const join = add({ act: "appraise", office: "specialist", time: 1, next: [way(exit)], join: "all" });
    const rest = time - 2;
    const ways = Array.from({ length: 2 + next(2) }, (_, at) =>
      way(build(at === 0 ? rest : 1 + next(rest), depth, join), `Nhánh ${at}`),
    );
    return add({ act: "assign", office: "head", time: 1, next: ways, split: "all" });
  };

  const end = add({ act: "return-result", office: "returnDesk", time: null, next: [] });
  const first = add({ act: "receive", office: "counter", time: 1, next: [way(build(quarters - 1, 4, end))] });
  const ordered = steps.toSorted((a, b) => Number(b.code === first) - Number(a.code === first));
  const definition: WorkflowDefinition = {
    code: `RANDOM-${seed}`,
    name: "Quy trình ngẫu nhiên",
    legalBasis: "Kiểm thử",
    total: { value: quarters / 4, unit: "working-day" },
    steps: ordered,
  };
  return { ...definition, steps: ordered.map((step) => withReturns(definition, step, next)) };
}

function withReturns(definition: WorkflowDefinition, step: Step, next: (below: number) => number): Step {
  if (step.act === "return-result" || step.act === "await-applicant") return step;
  const earlier = definition.steps.filter(
    (other) =>
      other.code !== step.code &&
      other.actor.place !== "applicant" &&
      reachableFrom(definition, other.code).has(step.code),
  );
  const back = earlier.filter(() => next(3) === 0).map((other) => other.code);
  return back.length === 0 ? step : { ...step, back };
}
