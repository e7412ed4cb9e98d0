import { hasRole, hasRoleInAgency, type Role, type Viewer } from "#modules/identity/domain.ts";
import type { Custodian } from "./custodian.ts";
import type { Given } from "./given.ts";

/** Roles that answer for the paper of a whole agency, in whichever unit it lies. */
const FOR_THE_AGENCY: readonly Role[] = ["registry-clerk", "department-leader"];

/**
 * Whether the viewer acts for a custodian: an officer of that very unit, the registry or the leader of its agency, the
 * postal officers for post and couriers, the centre's management for everybody.
 */
export function actsFor(
  viewer: Pick<Viewer, "appointments">,
  custodian: Custodian,
  agencyOfUnit: Given["agencyOfUnit"],
): boolean {
  if (hasRole(viewer, "centre-manager")) return true;
  switch (custodian.kind) {
    case "unit": {
      if (viewer.appointments.some(({ unitId, role }) => unitId === custodian.id && role !== "cashier")) return true;
      const agencyId = agencyOfUnit(custodian.id);
      return agencyId !== undefined && hasRoleInAgency(viewer, agencyId, ...FOR_THE_AGENCY);
    }
    case "courier":
    case "post":
      return hasRole(viewer, "postal-officer");
    case "archive":
      return hasRoleInAgency(viewer, custodian.id, ...FOR_THE_AGENCY);
    case "applicant":
      return false;
  }
}

/** Roles that have to do with paper at all: who may look for it. */
export const PAPER_ROLES: readonly Role[] = [
  "counter-officer",
  "return-officer",
  "registry-clerk",
  "specialist",
  "head-of-division",
  "department-leader",
  "postal-officer",
  "centre-manager",
];

/** Whether the viewer may ask where a bundle is; the answer holds codes and places, no names of citizens. */
export function mayLookUp(viewer: Pick<Viewer, "appointments">): boolean {
  return hasRole(viewer, ...PAPER_ROLES);
}
