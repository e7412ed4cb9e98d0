import { describe, expect, it } from "vitest";
import { pointsOfDossier } from "./points-of-dossier.ts";

describe("điểm của một hồ sơ", () => {
  it("are given for what the dossier tells, agency by agency, and for nothing else", () => {
    const agencies = [
      { agencyId: "a", time: "longer" },
      { agencyId: "b", time: "shorter" },
    ] as const;
    expect(pointsOfDossier({ verdict: "late", supplements: 1, agencies })).toEqual([
      { number: 1, agencyId: null, points: 0 },
      { number: 2, agencyId: "a", points: 0 },
      { number: 2, agencyId: "b", points: 2 },
      { number: 3, agencyId: null, points: 1 },
      { number: 4, agencyId: null, points: null },
      { number: 6, agencyId: null, points: null },
      { number: 7, agencyId: null, points: null },
    ]);
  });

  it("has no line for agencies when no time was charged", () => {
    const points = pointsOfDossier({ verdict: "early", supplements: 0, agencies: [] });
    expect(points.map(({ number }) => number)).toEqual([1, 3, 4, 6, 7]);
    expect(points.map((one) => one.points)).toEqual([2, 2, null, null, null]);
  });
});
