import type { Appointment, Role, Viewer } from "#modules/identity/domain.ts";
import type { Dossier } from "./dossier.ts";
import type { Act } from "./transitions.ts";

/** The part of a dossier that decides who may touch it. */
export type Subject = Pick<Dossier, "agencyId" | "involvedAgencyIds" | "state">;

const COUNTER: readonly Role[] = ["counter-officer", "centre-manager"];
const RETURN_DESK: readonly Role[] = ["return-officer", "counter-officer", "centre-manager"];
const MONEY_DESK: readonly Role[] = ["cashier", "bank-controller", "accountant"];
const DEPARTMENT: readonly Role[] = ["specialist", "head-of-division", "department-leader"];
const SIGNERS: readonly Role[] = ["registry-clerk", "department-leader", "provincial-leader"];

/** Who may do what, as one table; "in an agency that has a part in the dossier" goes without saying. */
const MAY = {
  accept: COUNTER,
  refuse: COUNTER,
  "request-supplement": DEPARTMENT,
  supply: COUNTER,
  assign: DEPARTMENT,
  "record-step": ["counter-officer", ...DEPARTMENT, "registry-clerk", "provincial-leader"],
  transfer: [...DEPARTMENT, "registry-clerk", "provincial-leader"],
  "request-obligation": DEPARTMENT,
  "meet-obligation": [...DEPARTMENT, ...COUNTER, ...MONEY_DESK],
  "record-payment": [...RETURN_DESK, ...MONEY_DESK, "postal-officer"],
  "charge-fee": ["counter-officer", ...DEPARTMENT],
  "void-payment": [...MONEY_DESK, "centre-manager"],
  "refund-fee": [...MONEY_DESK, "centre-manager"],
  "move-delivery": [...RETURN_DESK, "postal-officer"],
  resolve: SIGNERS,
  "extend-deadline": ["department-leader"],
  "adjust-deadline": ["system-administrator"],
  "hand-over": [...RETURN_DESK, "postal-officer"],
  "give-back-originals": RETURN_DESK,
  stop: ["department-leader", "provincial-leader"],
  withdraw: ["department-leader", ...COUNTER],
  close: RETURN_DESK,
} as const satisfies Record<Act, readonly Role[]>;

/** Roles whose office is the whole province and not one agency. */
export const PROVINCE_WIDE: readonly Role[] = [
  "centre-manager",
  "return-officer",
  "provincial-leader",
  "system-administrator",
];

/** Desks that do one thing for every agency, and open no dossier for it. */
const DESKS: readonly Role[] = [...MONEY_DESK, "postal-officer"];

/** The appointment in which the viewer may do the act, or undefined; the history names its unit. */
export function authority(viewer: Viewer, act: Act, subject: Subject): Appointment | undefined {
  return heldIn(viewer, rolesFor(act, subject), subject);
}

/** Whether the viewer may do the act, whatever the state of the dossier says. */
export function may(viewer: Viewer, act: Act, subject: Subject): boolean {
  return authority(viewer, act, subject) !== undefined;
}

/** Whether the viewer may open the dossier; a stranger gets the answer of a dossier that does not exist. */
export function maySee(viewer: Pick<Viewer, "appointments">, subject: Subject): boolean {
  return viewer.appointments.some((appointment) => reaches(appointment, subject));
}

/** Whether the viewer leads: a second supplement in a phase needs it (handbook §11). */
export function mayAllowSecondSupplement(viewer: Viewer, subject: Subject): boolean {
  return heldIn(viewer, ["department-leader", "centre-manager"], subject) !== undefined;
}

/** The counter appointment in which the viewer may receive dossiers for an agency (NĐ 61/2018 Điều 17). */
export function authorityToReceive(viewer: Viewer, agencyId: string): Appointment | undefined {
  return viewer.appointments.find(
    ({ role, agencyId: own }) => role === "centre-manager" || (role === "counter-officer" && own === agencyId),
  );
}

/** Before acceptance only the counter speaks with the applicant; afterwards the department asks through it (Điều 5). */
function rolesFor(act: Act, subject: Subject): readonly Role[] {
  const atIntake = subject.state === "submitted" || subject.state === "awaiting-intake-supplement";
  return act === "request-supplement" && atIntake ? COUNTER : MAY[act];
}

function heldIn(viewer: Viewer, roles: readonly Role[], subject: Subject): Appointment | undefined {
  return viewer.appointments.find(
    (appointment) =>
      roles.includes(appointment.role) && (DESKS.includes(appointment.role) || reaches(appointment, subject)),
  );
}

function reaches({ role, agencyId }: Appointment, subject: Subject): boolean {
  return PROVINCE_WIDE.includes(role) || subject.involvedAgencyIds.includes(agencyId);
}
