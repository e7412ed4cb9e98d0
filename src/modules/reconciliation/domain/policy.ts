import { hasRole, type Role, type Viewer } from "#modules/identity/domain.ts";

/** Who enters the room of reconciliation. */
export const READERS = [
  "cashier",
  "bank-controller",
  "accountant",
  "centre-manager",
] as const satisfies readonly Role[];

/** Who loads statements, decides about lines and changes how files are read. */
export const KEEPERS = ["bank-controller", "accountant"] as const satisfies readonly Role[];

/** Who may be the second person of a transfer to the treasury. */
export const APPROVERS = ["accountant", "bank-controller", "centre-manager"] as const satisfies readonly Role[];

/** Whether the viewer may load statements and decide about lines. */
export function mayKeep(viewer: Pick<Viewer, "appointments">): boolean {
  return hasRole(viewer, ...KEEPERS);
}
