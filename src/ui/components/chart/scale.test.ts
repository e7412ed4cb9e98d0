import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { across, heightOf, labelStep, scaleFor } from "./scale.ts";

const counts = fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 60 });

describe("the axis", () => {
  it("holds every value, begins at nought, has few lines at even steps", () => {
    fc.assert(
      fc.property(counts, (values) => {
        const { from, to, ticks } = scaleFor(values, { format: "count" });
        expect(from).toBe(0);
        expect(to).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
        const steps = new Set(ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0)));
        expect(steps.size).toBe(1);
      }),
    );
  });

  it("never goes beyond 100 % for shares", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        fc.constantFrom(0, 0.5, 0.8, 0.9),
        (values, from) => {
          const scale = scaleFor(values, { from, format: "share" });
          if (Math.max(...values) > from + 1e-6) expect(scale.to).toBeLessThanOrEqual(1 + 1e-9);
          expect(scale.to).toBeGreaterThanOrEqual(Math.min(1, Math.max(...values)) - 1e-9);
        },
      ),
    );
  });

  it.each([
    [[0], 1],
    [[3], 3],
    [[62], 80],
    [[40], 40],
    [[345_678_901], 400_000_000],
  ])("of %j ends at %d", (values, to) => expect(scaleFor(values, { format: "count" }).to).toBe(to));

  it("begins where lines alone would all lie at the top", () => {
    expect(scaleFor([0.96], { from: 0.5, format: "share" }).ticks).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  it("puts values into the plot, also those that are outside", () => {
    const scale = scaleFor([100], { format: "count" });
    expect(heightOf(0, scale, 180)).toBe(180);
    expect(heightOf(100, scale, 180)).toBe(0);
    expect(heightOf(-5, scale, 180)).toBe(180);
    expect(heightOf(500, scale, 180)).toBe(0);
  });
});

describe("labels under the axis", () => {
  it("are left out where they would run into each other", () => {
    const days = Array.from({ length: 33 }, (_, index) => `${index + 1}/1`);
    expect(labelStep(days, 440)).toBeGreaterThan(1);
    expect(labelStep(days, 270)).toBeGreaterThan(labelStep(days, 440));
    expect(labelStep(["T1", "T2"], 440)).toBe(1);
    expect(labelStep([], 440)).toBe(1);
  });

  it("stand at a per cent of the width", () => expect(across(100 / 3)).toBe("33.33%"));
});
