import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { checkConclusion, checkSignature, FITTING, stateAfter } from "./conclude.ts";
import { directionOf, isAtCentre } from "./direction.ts";
import {
  manifestNumber,
  runNumber,
  SIDES,
  type Conclusion,
  type Discrepancy,
  type DiscrepancyKind,
  type Item,
  type ItemState,
} from "./run.ts";
import { CONCLUSION_NAMES, DISCREPANCY_NAMES } from "./texts.ts";

const NOW = at("2026-11-23 10:00");
const KINDS = Object.keys(FITTING) as DiscrepancyKind[];
const CONCLUSIONS = Object.keys(CONCLUSION_NAMES) as Conclusion[];

function found(change: Partial<Discrepancy> = {}): Discrepancy {
  return {
    id: "d",
    bagId: "b",
    kind: "missing",
    itemId: "i",
    dossierId: "x",
    code: "H-1",
    note: "",
    photoId: null,
    foundAt: NOW,
    foundBy: "o",
    conclusion: null,
    conclusionText: null,
    to: null,
    settledAt: null,
    signatures: [],
    ...change,
  };
}

function item(state: ItemState): Item {
  const out = { id: "i", bagId: "b", dossierId: "x", code: "H-1", sheets: 1, originals: 0, outAt: NOW, outBy: "o" };
  const into = {
    outHandOverId: "h",
    struckAt: null,
    struckReason: null,
    inAt: null,
    inBy: null,
    inBagId: null,
    inHandOverId: null,
  };
  return { ...out, ...into, state };
}

const signed = (...sides: readonly (readonly [(typeof SIDES)[number], string])[]) =>
  sides.map(([side, officerId]) => ({ side, officerId, officerName: officerId, at: NOW }));

describe("a conclusion", () => {
  it.each(KINDS)("of %s is one that fits", (kind) => {
    for (const conclusion of CONCLUSIONS) {
      const arrived = item(conclusion === "found" ? "arrived" : "missing");
      const checked = checkConclusion(found({ kind }), conclusion, arrived);
      if (FITTING[kind].includes(conclusion)) expect(checked.ok, conclusion).toBe(true);
      else expect(checked).toEqual({ ok: false, error: { kind: "courier/conclusion-does-not-fit", conclusion } });
    }
  });

  it("of a missing envelope is found when it was scanned in, and only then", () => {
    for (const state of ["missing", "packed", "lost", "sent-again"] as const) {
      expect(checkConclusion(found(), "found", item(state))).toMatchObject({ error: { kind: "courier/not-arrived" } });
    }
    expect(checkConclusion(found(), "found", undefined)).toMatchObject({ error: { kind: "courier/not-arrived" } });
    for (const conclusion of ["lost", "sent-again"] as const) {
      expect(checkConclusion(found(), conclusion, item("arrived"))).toMatchObject({
        error: { kind: "courier/conclusion-does-not-fit" },
      });
      expect(checkConclusion(found(), conclusion, item("missing")).ok).toBe(true);
    }
  });

  it("is not changed once somebody has signed, nor once it is settled", () => {
    const one = found({ conclusion: "lost", signatures: signed(["giver", "a"]) });
    expect(checkConclusion(one, "lost", item("missing"))).toMatchObject({
      error: { kind: "courier/already-signed", side: null },
    });
    expect(checkConclusion({ ...one, settledAt: NOW }, "lost", item("missing"))).toMatchObject({
      error: { kind: "courier/settled" },
    });
  });

  it("has a name, and every stray an end of its own", () => {
    for (const kind of KINDS) expect(DISCREPANCY_NAMES[kind]).not.toBe("");
    for (const kind of ["extra", "wrong-bag"] as const) expect(FITTING[kind]).toEqual(["kept", "sent-on", "returned"]);
  });
});

describe("a signature", () => {
  const concluded = found({ conclusion: "lost" });

  it("is after the conclusion and before the end", () => {
    expect(checkSignature(found(), { side: "giver", officerId: "a" })).toMatchObject({
      error: { kind: "courier/not-concluded" },
    });
    expect(checkSignature({ ...concluded, settledAt: NOW }, { side: "giver", officerId: "a" })).toMatchObject({
      error: { kind: "courier/settled" },
    });
  });

  it("is one a side and one a person: three sign or nobody is through", () => {
    const people = fc.constantFrom("a", "b", "c", "d");
    const tries = fc.array(fc.tuple(fc.constantFrom(...SIDES), people), { maxLength: 12 });
    fc.assert(
      fc.property(tries, (each) => {
        let now = concluded;
        for (const [side, officerId] of each) {
          const taken = now.signatures.some((one) => one.side === side || one.officerId === officerId);
          const checked = checkSignature(now, { side, officerId });
          expect(checked.ok).toBe(!taken);
          if (checked.ok) now = { ...now, signatures: [...now.signatures, ...signed([side, officerId])] };
        }
        const { signatures } = now;
        expect(new Set(signatures.map(({ side }) => side)).size).toBe(signatures.length);
        expect(new Set(signatures.map(({ officerId }) => officerId)).size).toBe(signatures.length);
      }),
    );
  });
});

it("only what is missing is sent again or given up", () => {
  for (const conclusion of CONCLUSIONS) {
    for (const state of ["packed", "struck", "arrived", "sent-again", "lost"] as const) {
      expect(stateAfter(conclusion, state)).toBe(state);
    }
  }
  expect([stateAfter("lost", "missing"), stateAfter("sent-again", "missing"), stateAfter("found", "missing")]).toEqual([
    "lost",
    "sent-again",
    "missing",
  ]);
});

describe("a bag's way", () => {
  const here = { kind: "counter", agencyKind: "department" } as const;
  const there = { kind: "division", agencyKind: "department" } as const;
  it("is seen from the centre", () => {
    expect([
      directionOf(here, there),
      directionOf(there, here),
      directionOf(there, there),
      directionOf(here, here),
    ]).toEqual(["out", "back", "between", "between"]);
    expect(isAtCentre({ kind: "division", agencyKind: "centre" })).toBe(true);
    expect(isAtCentre({ kind: "return-desk", agencyKind: "department" })).toBe(true);
    expect(isAtCentre(there)).toBe(false);
  });

  it("is on a manifest with a number of the day", () => {
    expect(runNumber("2026-11-23", 1)).toBe("CT-261123-01");
    expect(runNumber("2026-11-23", 100)).toBe("CT-261123-100");
    expect(manifestNumber({ number: "CT-261123-01" }, { ordinal: 2 })).toBe("CT-261123-01/2");
  });
});
