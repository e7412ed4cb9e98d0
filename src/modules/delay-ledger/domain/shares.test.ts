import { describe, expect, it } from "vitest";
import { at, IDS } from "#modules/dossiers/testing.ts";
import type { Charge } from "./charge.ts";
import { lateBecause, sharesOf, totalMinutes } from "./shares.ts";

function charge(change: Partial<Charge>): Charge {
  return {
    ...{ from: at("2026-11-23 09:00"), to: at("2026-11-23 10:00"), kind: "agency", stepCode: "B2" },
    ...{ agencyId: IDS.agency, unitId: IDS.division, officerId: IDS.officer },
    ...{ minutes: 60, beyond: 0, counted: "yes", pastDue: 0, ...change },
  };
}

const counter = { kind: "counter", unitId: IDS.counter, officerId: null } as const;

describe("shares", () => {
  it("add up the stretches of each owner, largest first", () => {
    const shares = sharesOf(
      [charge({ minutes: 10 }), charge({ ...counter, minutes: 30 }), charge({ minutes: 15 })],
      "in-time",
    );
    expect(shares.map(({ kind, minutes, late }) => [kind, minutes, late])).toEqual([
      ["counter", 30, 0],
      ["agency", 25, 0],
    ]);
    expect(totalMinutes(shares)).toBe(55);
  });

  it("blame those beyond their own share, even when others had the dossier after its date", () => {
    const shares = sharesOf([charge({ beyond: 20 }), charge({ ...counter, pastDue: 60 })], "late");
    expect(lateBecause(shares).map(({ kind, late }) => [kind, late])).toEqual([["agency", 20]]);
  });

  it("blame nobody for time in which the clock stood still", () => {
    const uncounted = charge({ kind: "opinion", beyond: 60, counted: "no" });
    expect(lateBecause(sharesOf([uncounted], "late"))).toEqual([]);
  });

  it("blame whoever had it after its date when everybody kept the own share", () => {
    const shares = sharesOf([charge({}), charge({ ...counter, pastDue: 45 })], "late");
    expect(lateBecause(shares).map(({ kind, late }) => [kind, late])).toEqual([["counter", 45]]);
  });

  it("blame nobody at all when the dossier was in time", () => {
    expect(lateBecause(sharesOf([charge({ beyond: 20, pastDue: 5 })], "in-time"))).toEqual([]);
  });
});
