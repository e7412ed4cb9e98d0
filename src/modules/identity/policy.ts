import { hasRole, type Viewer } from "./domain/viewer.ts";

type Holder = Pick<Viewer, "officerId" | "appointments">;

/** Accounts, positions, agencies and units are the system administrator's alone. */
export function mayAdminister(viewer: Holder): boolean {
  return hasRole(viewer, "system-administrator");
}

/** An administrator disables others, never the own account: somebody must be left who can let people in again. */
export function mayDisable(viewer: Holder, officerId: string): boolean {
  return mayAdminister(viewer) && viewer.officerId !== officerId;
}

/** Who gives roles does not give them to himself. */
export function mayAppoint(viewer: Holder, officerId: string): boolean {
  return mayAdminister(viewer) && viewer.officerId !== officerId;
}

/** People are looked up by those who receive or return dossiers; curiosity is no task (Law 91/2025). */
export function mayLookUpPeople(viewer: Holder): boolean {
  return hasRole(viewer, "counter-officer", "return-officer");
}

/** The full number is shown to those who compare cards or write it on papers; never to those who run the system. */
export function mayRevealNationalId(viewer: Holder): boolean {
  return hasRole(viewer, "counter-officer", "return-officer", "specialist", "registry-clerk");
}

/** Who looked at whose number is seen by the leaders of the centre, who answer for it. */
export function mayReadPersonalDataLog(viewer: Holder): boolean {
  return hasRole(viewer, "centre-manager");
}
