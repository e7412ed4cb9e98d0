import { describe, expect, it } from "vitest";
import { hasRole, hasRoleInAgency, holdsPosition, isRole, ROLES, roleLabel, type Viewer } from "./viewer.ts";

const specialist: Pick<Viewer, "appointments"> = {
  appointments: [
    { unitId: "division", agencyId: "science", role: "specialist" },
    { unitId: "counter", agencyId: "health", role: "counter-officer" },
  ],
};

describe("what the viewer holds", () => {
  it("knows roles held anywhere", () => {
    expect(hasRole(specialist, "specialist")).toBe(true);
    expect(hasRole(specialist, "department-leader", "counter-officer")).toBe(true);
    expect(hasRole(specialist, "department-leader")).toBe(false);
    expect(hasRole(specialist)).toBe(false);
    expect(hasRole({ appointments: [] }, ...ROLES)).toBe(false);
  });

  it("does not carry a role from one agency into another", () => {
    expect(hasRoleInAgency(specialist, "science", "specialist")).toBe(true);
    expect(hasRoleInAgency(specialist, "health", "specialist")).toBe(false);
    expect(hasRoleInAgency(specialist, "health", "counter-officer", "specialist")).toBe(true);
  });

  it("matches a position by unit and role together", () => {
    expect(holdsPosition(specialist, "division", "specialist")).toBe(true);
    expect(holdsPosition(specialist, "division", "counter-officer")).toBe(false);
    expect(holdsPosition(specialist, "counter", "specialist")).toBe(false);
  });

  it("names the thirteen roles, each with its own label", () => {
    expect(ROLES).toHaveLength(13);
    expect(new Set(ROLES.map(roleLabel)).size).toBe(13);
    expect(isRole("specialist")).toBe(true);
    expect(isRole("admin")).toBe(false);
    expect(isRole("constructor")).toBe(false);
  });
});
