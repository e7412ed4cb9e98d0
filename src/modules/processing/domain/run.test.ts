import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findStep, KITE_PERMIT, LANG_SON_2487, type WorkflowDefinition } from "#modules/workflows/domain.ts";
import { anyWorkflow, randomWorkflow, seeded } from "#modules/workflows/testing.ts";
import {
  activeSteps,
  completeStep,
  hasEnded,
  isClockStopped,
  NEW_RUN,
  replay,
  returnTargets,
  returnToStep,
  type Run,
  type StepOutcome,
} from "./run.ts";
import { TokenModel } from "./run.oracle.ts";

const done = (step: string, way: string | null = null): StepOutcome => ({ kind: "completed", step, way });
const back = (step: string, to: string): StepOutcome => ({ kind: "returned", step, to });
const kite = (...history: readonly StepOutcome[]) => activeSteps(KITE_PERMIT, replay(KITE_PERMIT, history));

describe("a run through a table of steps", () => {
  it("starts at the first step and follows the only way", () => {
    expect(kite()).toEqual(["B1"]);
    expect(kite(done("B1"))).toEqual(["B2"]);
  });

  it("runs branches side by side and waits for all at the join", () => {
    expect(kite(done("B1"), done("B2"))).toEqual(["B3", "B4"]);
    expect(kite(done("B1"), done("B2"), done("B4"))).toEqual(["B3"]);
    expect(kite(done("B1"), done("B2"), done("B4"), done("B3"))).toEqual(["B5"]);
  });

  it("takes the chosen way and asks when none is chosen", () => {
    const atB5 = [done("B1"), done("B2"), done("B3"), done("B4")];
    expect(kite(...atB5, done("B5", "B6"))).toEqual(["B6"]);
    expect(kite(...atB5, done("B5", "B7"))).toEqual(["B7"]);
    const run = replay(KITE_PERMIT, atB5);
    expect(completeStep(KITE_PERMIT, run, { step: "B5", way: null })).toMatchObject({
      error: { kind: "processing/way-missing" },
    });
    expect(completeStep(KITE_PERMIT, run, { step: "B5", way: "B1" })).toMatchObject({
      error: { kind: "processing/no-such-way" },
    });
    expect(completeStep(KITE_PERMIT, run, { step: "B7", way: null })).toMatchObject({
      error: { kind: "processing/not-active" },
    });
  });

  it("returns into one branch and keeps the other one done", () => {
    const atB7 = [done("B1"), done("B2"), done("B3"), done("B4"), done("B5", "B7")];
    expect(kite(...atB7, back("B7", "B3"))).toEqual(["B3"]);
    expect(kite(...atB7, back("B7", "B3"), done("B3"))).toEqual(["B5"]);
    expect(kite(...atB7, back("B7", "B5"))).toEqual(["B5"]);
  });

  it("returns only where the table says and where work was done", () => {
    const run = replay(KITE_PERMIT, [done("B1"), done("B2"), done("B3"), done("B4"), done("B5", "B7")]);
    expect(returnTargets(KITE_PERMIT, run, "B7")).toEqual(["B3", "B5"]);
    expect(returnToStep(KITE_PERMIT, run, { step: "B7", to: "B1" })).toEqual({
      ok: false,
      error: { kind: "processing/no-return", allowed: ["B3", "B5"] },
    });
    expect(returnTargets(KITE_PERMIT, NEW_RUN, "B7")).toEqual([]);
    expect(returnToStep(KITE_PERMIT, NEW_RUN, { step: "B7", to: "B3" })).toMatchObject({
      error: { kind: "processing/not-active" },
    });
  });

  it("stops the clock while only the applicant has to act, and not at the return desk", () => {
    const atB5 = [done("B1"), done("B2"), done("B3"), done("B4")];
    expect(isClockStopped(KITE_PERMIT, replay(KITE_PERMIT, atB5))).toBe(false);
    expect(isClockStopped(KITE_PERMIT, replay(KITE_PERMIT, [...atB5, done("B5", "B6")]))).toBe(true);
    const atReturn = [...atB5, done("B5", "B7"), done("B7"), done("B8")];
    expect(isClockStopped(KITE_PERMIT, replay(KITE_PERMIT, atReturn))).toBe(false);
    const ended = replay(KITE_PERMIT, [...atReturn, done("B9")]);
    expect(hasEnded(KITE_PERMIT, ended)).toBe(true);
    expect(isClockStopped(KITE_PERMIT, ended)).toBe(false);
  });

  it("refuses a history that does not fit", () => {
    expect(() => replay(KITE_PERMIT, [done("B2")])).toThrow(/B2/);
  });
});

describe("the eight processes of decision 2487", () => {
  it.each(LANG_SON_2487.map((each) => [each.code, each] as const))("%s runs from B1 to the return", (_, definition) => {
    const visited: string[] = [];
    let run = NEW_RUN;
    for (let [step] = activeSteps(definition, run); step !== undefined; [step] = activeSteps(definition, run)) {
      visited.push(step);
      const next = completeStep(definition, run, { step, way: findStep(definition, step)?.next.at(-1)?.to ?? null });
      if (!next.ok) throw new Error(next.error.kind);
      run = next.value;
    }
    expect(visited).toEqual(definition.steps.map((step) => step.code));
  });

  it("counts no time while the organisation explains itself", () => {
    const council = LANG_SON_2487.find((each) => each.code === "LS-2487-1b");
    if (council === undefined) throw new Error("LS-2487-1b");
    const history = Array.from({ length: 12 }, (_, at) => done(`B${at + 1}`));
    expect(activeSteps(council, replay(council, history))).toEqual(["B13"]);
    expect(isClockStopped(council, replay(council, history))).toBe(true);
  });
});

/** Walks a definition at random and compares with the reference after every move; returns how many moves it took. */
function walk(definition: WorkflowDefinition, seed: number): number {
  const next = seeded(seed);
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[next(from.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  };
  const model = new TokenModel(definition);
  const history: StepOutcome[] = [];
  let run: Run = NEW_RUN;
  let returnsLeft = 6;
  for (let moves = 0; moves < 5000; moves += 1) {
    const active = activeSteps(definition, run);
    expect([...active].sort()).toEqual(model.active());
    expect(new Set(active).size).toBe(active.length);
    if (active.length === 0) {
      expect(replay(definition, history)).toEqual(run);
      return moves;
    }
    const step = pick(active);
    const targets = returnTargets(definition, run, step);
    const goesBack = targets.length > 0 && returnsLeft > 0 && next(3) === 0;
    const ways = findStep(definition, step)?.next.map((way) => way.to) ?? [];
    const outcome = goesBack ? back(step, pick(targets)) : done(step, ways.length === 0 ? null : pick(ways));
    if (goesBack) returnsLeft -= 1;
    const moved =
      outcome.kind === "completed" ? completeStep(definition, run, outcome) : returnToStep(definition, run, outcome);
    if (!moved.ok) throw new Error(`${definition.code}: ${moved.error.kind}`);
    model.apply(outcome);
    history.push(outcome);
    run = moved.value;
  }
  throw new Error(`${definition.code} never ended`);
}

describe("random walks over random processes", () => {
  it("never get stuck, always end, never have a step active twice, and agree with the reference", () => {
    fc.assert(
      fc.property(anyWorkflow, fc.integer({ min: 0, max: 1_000_000 }), (definition, seed) => {
        walk(definition, seed);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it("walks the real and the example process many times", () => {
    for (const definition of [...LANG_SON_2487, KITE_PERMIT]) {
      for (let seed = 0; seed < 20; seed += 1) expect(walk(definition, seed)).toBeGreaterThanOrEqual(8);
    }
  });

  it("meets parallels within parallels among the random processes", () => {
    const nested = Array.from({ length: 100 }, (_, seed) => randomWorkflow(seed)).filter(
      (definition) => definition.steps.filter((step) => step.split === "all").length >= 2,
    );
    expect(nested.length).toBeGreaterThan(10);
  });
});
