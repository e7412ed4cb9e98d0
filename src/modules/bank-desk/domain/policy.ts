import { hasRole, hasRoleInAgency, type Role, type Viewer } from "#modules/identity/domain.ts";
import type { Till } from "./till.ts";

type Holder = Pick<Viewer, "officerId" | "appointments">;

/** Who sees anything of the desk at all: those who count money, those who answer for it, and counters with a till. */
export const DESK_ROLES: readonly Role[] = [
  "cashier",
  "bank-controller",
  "accountant",
  "centre-manager",
  "counter-officer",
];

/** Who confirms what a teller may not do alone. */
const SECOND_PERSONS: readonly Role[] = ["bank-controller", "accountant", "centre-manager"];

/** Who handles money that is held or goes back. */
export const HANDLERS: readonly Role[] = ["cashier", "bank-controller", "accountant", "centre-manager"];

/** Who looks over every till. */
export const OVERSEERS: readonly Role[] = ["bank-controller", "accountant", "centre-manager"];

/** Whether the viewer may sit at the till: a cashier of its agency, or the counter of an agency with a till of its own. */
export function mayServe(viewer: Holder, till: Till): boolean {
  const roles: readonly Role[] = till.serves === "own-agency" ? ["cashier", "counter-officer"] : ["cashier"];
  return hasRoleInAgency(viewer, till.agencyId, ...roles);
}

/** Whether the viewer sees the shifts, payments and lists of all tills. */
export function mayOversee(viewer: Holder): boolean {
  return hasRole(viewer, ...OVERSEERS);
}

/** Whether the viewer may confirm a void that somebody else asked for (M2). */
export function mayConfirmVoid(viewer: Holder, askedBy: string): boolean {
  return viewer.officerId !== askedBy && hasRole(viewer, ...SECOND_PERSONS);
}

/** Whether the viewer may confirm a difference that somebody else counted. */
export function mayConfirmCount(viewer: Holder, cashierId: string): boolean {
  return viewer.officerId !== cashierId && hasRole(viewer, "bank-controller", "centre-manager");
}

/** Whether the viewer may count the drawer of a shift: its teller, or in the teller's place who confirms counts. */
export function mayCount(viewer: Holder, cashierId: string): boolean {
  return viewer.officerId === cashierId || mayConfirmCount(viewer, cashierId);
}

/** Who settles, follows and gives back held money, and claims refunds. */
export function mayHandleHeldMoney(viewer: Holder): boolean {
  return hasRole(viewer, ...HANDLERS);
}

/** Whether the viewer may decide on a refund that somebody else claimed. */
export function mayDecideRefund(viewer: Holder, claimedBy: string): boolean {
  return viewer.officerId !== claimedBy && hasRole(viewer, "accountant", "centre-manager");
}

/** Days are closed by the accountant … */
export function mayCloseDay(viewer: Holder): boolean {
  return hasRole(viewer, "accountant");
}

/** … together with somebody of the centre or the bank. */
export function mayWitnessClose(viewer: Holder, closedBy: string): boolean {
  return viewer.officerId !== closedBy && hasRole(viewer, "centre-manager", "bank-controller", "accountant");
}
