import { describe, expect, it } from "vitest";
import type { Role } from "#modules/identity/domain.ts";
import { givenFor, PLACES } from "../testing.ts";
import { isLastPlace, isSameCustodian } from "./custodian.ts";
import { actsFor, mayLookUp, PAPER_ROLES } from "./policy.ts";

const KINDS = ["counter", "division", "other", "courier", "post", "applicant", "archive"] as const;

function placesOf(role: Role, unitId: string): readonly string[] {
  const { viewer, agencyOfUnit } = givenFor("o", [role, unitId]);
  return KINDS.filter((kind) => actsFor(viewer, PLACES[kind], agencyOfUnit));
}

describe("who acts for a place", () => {
  it.each([
    ["counter-officer", "unit-counter", ["counter"]],
    ["specialist", "unit-division", ["division"]],
    ["head-of-division", "unit-division", ["division"]],
    ["return-officer", "unit-counter", ["counter"]],
    ["registry-clerk", "unit-counter", ["counter", "division", "archive"]],
    ["department-leader", "unit-division", ["counter", "division", "archive"]],
    ["postal-officer", "unit-post", ["courier", "post"]],
    ["centre-manager", "unit-centre", [...KINDS]],
    ["cashier", "unit-counter", []],
    ["specialist", "unit-nowhere", []],
  ] as const)("a %s of %s: %j", (role, unitId, places) => {
    expect(placesOf(role, unitId)).toEqual(places);
  });

  it("is nobody without an appointment", () => {
    const { viewer, agencyOfUnit } = givenFor("o");
    expect(KINDS.some((kind) => actsFor(viewer, PLACES[kind], agencyOfUnit))).toBe(false);
    expect(mayLookUp(viewer)).toBe(false);
  });
});

it("whoever has to do with paper may look for it, a cashier not", () => {
  for (const role of PAPER_ROLES) expect(mayLookUp(givenFor("o", [role, "u"]).viewer)).toBe(true);
  expect(mayLookUp(givenFor("o", ["cashier", "u"]).viewer)).toBe(false);
});

it("a custodian is its kind and id, whatever it is called; applicant and archive are the last", () => {
  expect(isSameCustodian(PLACES.counter, { ...PLACES.counter })).toBe(true);
  expect(isSameCustodian(PLACES.counter, { kind: "post", id: PLACES.counter.id })).toBe(false);
  expect(isSameCustodian(PLACES.counter, { kind: "unit", id: "x" })).toBe(false);
  expect(KINDS.filter((kind) => isLastPlace(PLACES[kind]))).toEqual(["applicant", "archive"]);
});
