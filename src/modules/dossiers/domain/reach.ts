import type { Viewer } from "#modules/identity/domain.ts";
import { PROVINCE_WIDE } from "./policy.ts";

/** Whose dossiers: those of some agencies, or of the whole province. */
export type Reach = "province" | readonly string[];

/** How far the lists of a viewer reach: the own agencies, or the province for an office of the whole province. */
export function listReach({ appointments }: Pick<Viewer, "appointments">): Reach {
  if (appointments.some(({ role }) => PROVINCE_WIDE.includes(role))) return "province";
  return [...new Set(appointments.map(({ agencyId }) => agencyId))];
}
