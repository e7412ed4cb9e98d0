import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "./domain/viewer.ts";
import {
  mayAdminister,
  mayAppoint,
  mayDisable,
  mayLookUpPeople,
  mayReadPersonalDataLog,
  mayRevealNationalId,
} from "./policy.ts";

const ME = "me";
const OTHER = "other";

function holding(...roles: readonly Role[]) {
  return { officerId: ME, appointments: roles.map((role) => ({ unitId: "unit", agencyId: "agency", role })) };
}

// One line a policy: exactly these roles may, all others may not.
const TABLE: readonly (readonly [string, (viewer: ReturnType<typeof holding>) => boolean, readonly Role[]])[] = [
  ["administer", mayAdminister, ["system-administrator"]],
  ["disable another officer", (viewer) => mayDisable(viewer, OTHER), ["system-administrator"]],
  ["disable oneself", (viewer) => mayDisable(viewer, ME), []],
  ["appoint another officer", (viewer) => mayAppoint(viewer, OTHER), ["system-administrator"]],
  ["appoint oneself", (viewer) => mayAppoint(viewer, ME), []],
  ["look people up", mayLookUpPeople, ["counter-officer", "return-officer"]],
  ["see a full number", mayRevealNationalId, ["counter-officer", "return-officer", "specialist", "registry-clerk"]],
  ["see who looked", mayReadPersonalDataLog, ["centre-manager"]],
];

describe.each(TABLE)("may %s", (_, may, allowed) => {
  it.each(ROLES)("%s", (role) => expect(may(holding(role))).toBe(allowed.includes(role)));

  it("nobody without a position", () => expect(may(holding())).toBe(false));

  it("whoever holds one of the roles beside others", () => {
    expect(may(holding(...ROLES))).toBe(allowed.length > 0);
  });
});
