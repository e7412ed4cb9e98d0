import { hasRole, type Role, type Viewer } from "#modules/identity/domain.ts";

type Holder = Pick<Viewer, "appointments">;

/** Who is shown boards: the province's leaders, the centre's, and the leaders of agencies for their own. */
export const LEADERS = ["provincial-leader", "centre-manager", "department-leader"] as const satisfies readonly Role[];

/** Who sees the whole province, its working sessions and its announced figures. */
export const PROVINCE_LEADERS = ["provincial-leader", "centre-manager"] as const satisfies readonly Role[];

/** Who keeps what was announced and writes the report of a session: the centre answers for its figures. */
export const KEEPERS = ["centre-manager"] as const satisfies readonly Role[];

/** Whether every agency is shown to the viewer, or only those that they lead. */
export function seesProvince(viewer: Holder): boolean {
  return hasRole(viewer, ...PROVINCE_LEADERS);
}

/** Whether the viewer keeps announced figures and the report of a session. */
export function mayKeep(viewer: Holder): boolean {
  return hasRole(viewer, ...KEEPERS);
}

/** The agencies that a viewer leads. */
export function ledAgencies({ appointments }: Holder): readonly string[] {
  return [...new Set(appointments.filter(({ role }) => role === "department-leader").map(({ agencyId }) => agencyId))];
}
