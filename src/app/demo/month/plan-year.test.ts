import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planYear, shareOut } from "./plan-year.ts";
import { provinceYear } from "./scenario.ts";
import { CALENDAR } from "./testing.ts";

describe("a year of a province", () => {
  const years = planYear(provinceYear({ dossiers: 1_000, seed: 4 }), CALENDAR);

  it("is shared out to the agencies to the last dossier", () => {
    expect(years.reduce((sum, { dossiers }) => sum + dossiers, 0)).toBe(1_000);
    expect(years.length).toBeGreaterThan(10);
    expect(years.map(({ dossiers }) => dossiers)).toEqual(
      years.map(({ dossiers }) => dossiers).toSorted((a, b) => b - a),
    );
  });

  it("keeps each agency to itself: its dossiers and its officers", () => {
    const seen = new Map<string, string>();
    for (const { agency, plan } of years) {
      const { acts, lives } = plan();
      expect(lives.every(({ ofCase }) => ofCase.agency === agency)).toBe(true);
      for (const { officer } of acts) {
        expect(seen.get(officer) ?? agency).toBe(agency);
        seen.set(officer, agency);
      }
    }
  });

  it("comes mostly online, is mostly in time and adds up", () => {
    const plans = years.map(({ plan }) => plan());
    const arrivals = plans.flatMap((plan) => plan.arrivals);
    const online = arrivals.filter(({ channel }) => channel === "online").length / arrivals.length;
    expect(online).toBeGreaterThan(0.85);
    expect(online).toBeLessThan(0.91);
    for (const { figures } of plans) {
      const { received, resolved, inProcess, refused, withdrawn, stopped, onTime } = figures;
      expect(received).toBe(resolved + inProcess + refused + withdrawn + stopped);
      expect(onTime / resolved).toBeGreaterThan(0.95);
    }
  });
});

it("whole parts add up to the whole and follow their weights", () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (whole, parts) => {
      const shares = shareOut(whole, parts);
      const total = parts.reduce((sum, one) => sum + one, 0);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(whole);
      shares.forEach((share, index) =>
        expect(Math.abs(share - (whole * (parts[index] ?? 0)) / total)).toBeLessThanOrEqual(1),
      );
    }),
  );
});
