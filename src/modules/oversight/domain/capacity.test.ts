import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { capacityOf, FEWEST_DAYS, paceOf } from "./capacity.ts";

const held = (overdue: number, today: number, next: number, later = 0) => ({ overdue, today, next, later });

describe("paceOf", () => {
  it.each([
    [[], undefined],
    [[4, 5], undefined],
    [[4, 0, 0, 5], undefined],
    [[3, 9, 5], 5],
    [[3, 0, 9, 5, 4], 4.5],
    [[100, 1, 2, 2, 3], 2],
  ])("of %j is %s", (counts, pace) => {
    expect(paceOf(counts)).toBe(pace);
  });

  it("lies between the fewest and the most of a day worked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: FEWEST_DAYS }), (counts) => {
        const pace = paceOf(counts) ?? -1;
        expect(pace).toBeGreaterThanOrEqual(Math.min(...counts));
        expect(pace).toBeLessThanOrEqual(Math.max(...counts));
      }),
    );
  });
});

describe("capacityOf", () => {
  const days = [6, 6, 6];

  it.each([
    [held(0, 2, 3), 1, { must: 5, can: 12, verdict: "enough", room: 7 }],
    [held(4, 4, 2), 1, { must: 10, can: 12, verdict: "tight", room: 2 }],
    [held(4, 4, 2), 0, { must: 10, can: 6, verdict: "too-much", room: -4 }],
    [held(0, 0, 0, 9), 0.5, { must: 0, can: 9, verdict: "enough", room: 9 }],
    [held(0, 0, 0), 0.5, { must: 0, can: 9, verdict: "idle", room: 9 }],
  ])("of %j with %d of the day left is %j", (load, left, capacity) => {
    expect(capacityOf(load, days, left)).toEqual({ pace: 6, ...capacity });
  });

  it("says nothing of somebody who has just begun", () => {
    expect(capacityOf(held(1, 0, 0), [4], 1)).toEqual({
      pace: undefined,
      must: 1,
      can: undefined,
      verdict: "unknown",
      room: undefined,
    });
    expect(capacityOf(held(0, 0, 0), [], 1).verdict).toBe("idle");
  });

  it("never says enough when there is more than can be done", () => {
    const some = fc.nat(30);
    fc.assert(
      fc.property(some, some, some, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3 }), (a, b, c, counts) => {
        const { must, can, verdict, room } = capacityOf(held(a, b, c), counts, 0.5);
        expect(verdict === "too-much").toBe(must > (can ?? Infinity));
        expect(room).toBe((can ?? 0) - must);
      }),
    );
  });
});
