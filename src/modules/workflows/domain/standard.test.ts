import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Limit } from "./definition.ts";
import { lintWorkflow } from "./lint.ts";
import { IMMEDIATE, limitOfStandardCode, ON_THE_SPOT, standardCode, standardWorkflow } from "./standard.ts";

const anyLimit: fc.Arbitrary<Limit> = fc.record({
  value: fc.integer({ min: 2, max: 720 }).map((quarters) => quarters / 4),
  unit: fc.constantFrom("hour", "working-day", "calendar-day", "month", "year"),
});

describe("standard process of a department", () => {
  it("can be published for any limit in quarters", () => {
    fc.assert(
      fc.property(anyLimit, (limit) => {
        expect(lintWorkflow(standardWorkflow(limit))).toEqual([]);
      }),
    );
  });

  it("keeps half days for the others and the rest for the appraisal", () => {
    const { steps } = standardWorkflow({ value: 10, unit: "working-day" });
    expect(steps.map((step) => [step.act, step.limit?.value ?? null])).toEqual([
      ["receive", 0.5],
      ["assign", 0.5],
      ["appraise", 7.5],
      ["review", 0.5],
      ["sign", 0.5],
      ["register", 0.5],
      ["return-result", null],
    ]);
  });

  it("has fewer people the shorter the limit", () => {
    const acts = (value: number) =>
      standardWorkflow({ value, unit: "working-day" }).steps.map((step) => `${step.act} ${step.limit?.value ?? "-"}`);
    expect(acts(1)).toEqual(["receive 0.25", "appraise 0.25", "sign 0.25", "register 0.25", "return-result -"]);
    expect(acts(0.5)).toEqual(["receive 0.25", "sign 0.25", "return-result -"]);
    expect(acts(2)).toHaveLength(7);
  });

  it("has a code that says the limit, both ways", () => {
    expect(standardCode({ value: 2.5, unit: "working-day" })).toBe("STANDARD-2.5WD");
    fc.assert(
      fc.property(anyLimit, (limit) => {
        expect(limitOfStandardCode(standardCode(limit))).toEqual(limit);
      }),
    );
    expect(limitOfStandardCode("LS-2487-1a")).toBeUndefined();
    expect(limitOfStandardCode("STANDARD-5W")).toBeUndefined();
  });

  it("lets a signer return the draft, and nobody return to nobody", () => {
    const { steps } = standardWorkflow({ value: 10, unit: "working-day" });
    expect(steps.find((step) => step.act === "sign")?.back).toEqual(["B3", "B4"]);
    expect(steps.find((step) => step.act === "assign")?.back).toBeUndefined();
  });
});

describe("processes at the counter", () => {
  it("ends at once with three steps, and on the spot with two different people", () => {
    expect(IMMEDIATE.steps.map((step) => step.act)).toEqual(["receive", "sign", "return-result"]);
    const roles = ON_THE_SPOT.steps.map((step) => step.actor.role);
    expect(roles).toEqual(["counter-officer", "counter-officer", "department-leader", "return-officer"]);
  });
});
