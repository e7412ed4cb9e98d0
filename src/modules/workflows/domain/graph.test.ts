import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorkflow } from "../testing.ts";
import type { Step, WorkflowDefinition } from "./definition.ts";
import { findStep, stopsClock } from "./definition.ts";
import { KITE_PERMIT } from "./example.ts";
import {
  branchSteps,
  followers,
  forwardOrder,
  meetingPoint,
  predecessors,
  reachableFrom,
  splitOf,
  unavoidableFrom,
} from "./graph.ts";
import { isQuarterly, limitInWords, sharesInWords, sharesOf } from "./limit-shares.ts";
import { pathSums } from "./path-sums.ts";

const step = (code: string): Step => {
  const found = findStep(KITE_PERMIT, code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe("the ways through a table", () => {
  it("knows what follows and what goes before", () => {
    expect(followers(KITE_PERMIT, "B2")).toEqual(["B3", "B4"]);
    expect(followers(KITE_PERMIT, "B9")).toEqual([]);
    expect(followers(KITE_PERMIT, "B99")).toEqual([]);
    expect(predecessors(KITE_PERMIT, "B7")).toEqual(["B5", "B6"]);
    expect(predecessors(KITE_PERMIT, "B1")).toEqual([]);
  });

  it("orders steps so that every way leads onward", () => {
    fc.assert(
      fc.property(anyWorkflow, (definition) => {
        const { order, circle } = forwardOrder(definition);
        expect(circle).toEqual([]);
        expect(new Set(order)).toEqual(new Set(definition.steps.map((each) => each.code)));
        for (const each of definition.steps)
          for (const to of followers(definition, each.code)) {
            expect(order.indexOf(to)).toBeGreaterThan(order.indexOf(each.code));
          }
      }),
      { numRuns: 100 },
    );
  });

  it("names the steps on a circle and those behind it, not those before it", () => {
    const circle = KITE_PERMIT.steps.map((each) =>
      each.code === "B8" ? { ...each, next: [{ to: "B7", label: "Ký lại" }] } : each,
    );
    expect(forwardOrder({ ...KITE_PERMIT, steps: circle }).circle).toEqual(["B7", "B8"]);
    expect(forwardOrder({ ...KITE_PERMIT, steps: circle }).order).toContain("B6");
  });

  it("knows which steps cannot be avoided", () => {
    expect([...unavoidableFrom(KITE_PERMIT, "B5")]).toEqual(["B5", "B7", "B8", "B9"]);
    expect(unavoidableFrom(KITE_PERMIT, "B1").has("B3")).toBe(false);
    expect(unavoidableFrom(KITE_PERMIT, "B1").has("B5")).toBe(true);
  });
});

describe("parallels", () => {
  it("closes where all ways of the split meet again", () => {
    expect(meetingPoint(KITE_PERMIT, step("B2"))).toBe("B5");
    expect([...branchSteps(KITE_PERMIT, "B3", "B5")]).toEqual(["B3"]);
    expect(splitOf(KITE_PERMIT, "B5")).toMatchObject({ split: "B2", join: "B5" });
    expect(splitOf(KITE_PERMIT, "B7")).toBeUndefined();
  });

  it("finds one split for every join of a random process, with branches that keep apart", () => {
    fc.assert(
      fc.property(anyWorkflow, (definition) => {
        for (const join of definition.steps.filter((each) => each.join === "all")) {
          const parallel = splitOf(definition, join.code);
          const split = findStep(definition, parallel?.split ?? "");
          expect(split?.split).toBe("all");
          expect(parallel?.branches).toHaveLength(split?.next.length ?? 0);
          const all = parallel?.branches.flatMap((branch) => [...branch]) ?? [];
          expect(new Set(all).size).toBe(all.length);
          expect(all.every((code) => reachableFrom(definition, code).has(join.code))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("time on the ways", () => {
  const days = (value: number) => ({ value, unit: "working-day" }) as const;

  it("counts the longest branch of a parallel, and each way of a choice", () => {
    expect([...pathSums(KITE_PERMIT)]).toEqual([sharesOf(days(8))]);
    const slow = KITE_PERMIT.steps.map((each) => (each.code === "B4" ? { ...each, limit: days(5) } : each));
    expect([...pathSums({ ...KITE_PERMIT, steps: slow })]).toEqual([sharesOf(days(10))]);
    const costly = KITE_PERMIT.steps.map((each) =>
      each.code === "B6" ? { ...each, limit: days(1), legalBasis: "x" } : each,
    );
    const sums = [...pathSums({ ...KITE_PERMIT, steps: costly })].toSorted((a, b) => a - b);
    expect(sums).toEqual([sharesOf(days(8)), sharesOf(days(9))]);
  });

  it("is one sum for every random process, and none for an empty table", () => {
    fc.assert(
      fc.property(anyWorkflow, (definition: WorkflowDefinition) => {
        expect([...pathSums(definition)]).toEqual([sharesOf(definition.total)]);
      }),
      { numRuns: 150 },
    );
    expect([...pathSums({ ...KITE_PERMIT, steps: [] })]).toEqual([]);
  });

  it.each([
    [{ value: 0.25, unit: "working-day" }, 8],
    [{ value: 1, unit: "hour" }, 4],
    [{ value: 1, unit: "calendar-day" }, 32],
    [{ value: 1, unit: "month" }, 960],
    [{ value: 1, unit: "year" }, 11_680],
  ] as const)("%o is %i quarter hours", (limit, shares) => expect(sharesOf(limit)).toBe(shares));

  it.each([
    [0.25, true],
    [4.5, true],
    [0, false],
    [-1, false],
    [0.1, false],
    [Number.NaN, false],
  ])("%f goes in quarters: %s", (value, is) => expect(isQuarterly(days(value))).toBe(is));

  it("is written with the decimal comma, and in hours where days do not divide", () => {
    expect(limitInWords(days(4.5))).toEqual({ vi: "4,5 ngày làm việc", en: "4.5 working days" });
    expect(limitInWords(days(1)).en).toBe("1 working day");
    expect(limitInWords(null).vi).toBe("Không tính thời gian");
    expect(sharesInWords(40, days(1)).vi).toBe("1,25 ngày làm việc");
    expect(sharesInWords(42, days(1)).vi).toBe("10,5 giờ làm việc");
  });

  it("stands still only for steps without a limit, and not at the return desk", () => {
    expect(KITE_PERMIT.steps.filter(stopsClock).map((each) => each.code)).toEqual(["B6"]);
  });
});
